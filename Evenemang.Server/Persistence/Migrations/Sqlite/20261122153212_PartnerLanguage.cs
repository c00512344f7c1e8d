using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Evenemang.Server.Persistence.Migrations.Sqlite
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
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "RestoredAt",
                table: "ProgrammeItems",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<string>(
                name: "Language",
                table: "Partners",
                type: "TEXT",
                maxLength: 5,
                nullable: false,
                defaultValue: "sv");

            migrationBuilder.AddColumn<DateTime>(
                name: "ReturnedAt",
                table: "Followers",
                type: "TEXT",
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
