using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Evenemang.Server.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class PartnerLanguage : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "DroppedBefore",
                table: "ProgrammeItems",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RestoredAt",
                table: "ProgrammeItems",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Language",
                table: "Partners",
                type: "character varying(5)",
                maxLength: 5,
                nullable: false,
                defaultValue: "sv");

            migrationBuilder.AddColumn<DateTime>(
                name: "ReturnedAt",
                table: "Followers",
                type: "timestamp with time zone",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "DroppedBefore",
                table: "ProgrammeItems");

            migrationBuilder.DropColumn(
                name: "RestoredAt",
                table: "ProgrammeItems");

            migrationBuilder.DropColumn(
                name: "Language",
                table: "Partners");

            migrationBuilder.DropColumn(
                name: "ReturnedAt",
                table: "Followers");
        }
    }
}
