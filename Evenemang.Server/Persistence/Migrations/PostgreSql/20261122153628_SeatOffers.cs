using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Evenemang.Server.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class SeatOffers : Migration
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

            migrationBuilder.AddColumn<int>(
                name: "LapsedHeads",
                table: "Participations",
                type: "integer",
                nullable: false,
                defaultValue: 0);

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
                name: "LapsedHeads",
                table: "Participations");
        }
    }
}
