using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Evenemang.Server.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class OffersAndFollowers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<DateTime>(
                name: "OfferEndsAt",
                table: "Registrations",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "OfferedAt",
                table: "Registrations",
                type: "timestamp with time zone",
                nullable: true);

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

            migrationBuilder.AddColumn<int>(
                name: "LapsedHeads",
                table: "Participations",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "ReturnedAt",
                table: "Followers",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.CreateIndex(
                name: "IX_Registrations_OfferEndsAt",
                table: "Registrations",
                column: "OfferEndsAt",
                filter: "\"OfferEndsAt\" IS NOT NULL");
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropIndex(
                name: "IX_Registrations_OfferEndsAt",
                table: "Registrations");

            migrationBuilder.DropColumn(
                name: "OfferEndsAt",
                table: "Registrations");

            migrationBuilder.DropColumn(
                name: "OfferedAt",
                table: "Registrations");

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
                name: "LapsedHeads",
                table: "Participations");

            migrationBuilder.DropColumn(
                name: "ReturnedAt",
                table: "Followers");
        }
    }
}
