using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Evenemang.Server.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class DiscreetLinks : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<string>(
                name: "CalendarTitle",
                table: "Series",
                type: "TEXT",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "ShowsTimeAndPlace",
                table: "Series",
                type: "INTEGER",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "CalendarTitle",
                table: "Registrations",
                type: "TEXT",
                maxLength: 40,
                nullable: false,
                defaultValue: "AsGroup");

            migrationBuilder.AddColumn<string>(
                name: "CalendarWords",
                table: "Registrations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "LinkEndedAt",
                table: "Registrations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "LinkIssuedAt",
                table: "Registrations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "LinkRenewals",
                table: "Registrations",
                type: "INTEGER",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "LinkUsedAt",
                table: "Registrations",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "AddressLinks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    AddressHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    TokenHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 5, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "TEXT", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_AddressLinks", x => x.Id);
                });

            migrationBuilder.CreateIndex(
                name: "IX_AddressLinks_AddressHash_CreatedAt",
                table: "AddressLinks",
                columns: new[] { "AddressHash", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AddressLinks_TokenHash",
                table: "AddressLinks",
                column: "TokenHash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "AddressLinks");

            migrationBuilder.DropColumn(
                name: "CalendarTitle",
                table: "Series");

            migrationBuilder.DropColumn(
                name: "ShowsTimeAndPlace",
                table: "Series");

            migrationBuilder.DropColumn(
                name: "CalendarTitle",
                table: "Registrations");

            migrationBuilder.DropColumn(
                name: "CalendarWords",
                table: "Registrations");

            migrationBuilder.DropColumn(
                name: "LinkEndedAt",
                table: "Registrations");

            migrationBuilder.DropColumn(
                name: "LinkIssuedAt",
                table: "Registrations");

            migrationBuilder.DropColumn(
                name: "LinkRenewals",
                table: "Registrations");

            migrationBuilder.DropColumn(
                name: "LinkUsedAt",
                table: "Registrations");
        }
    }
}
