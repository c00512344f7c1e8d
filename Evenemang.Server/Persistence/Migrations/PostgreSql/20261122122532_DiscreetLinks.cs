using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Evenemang.Server.Persistence.Migrations.PostgreSql
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
                type: "character varying(60)",
                maxLength: 60,
                nullable: true);

            migrationBuilder.AddColumn<bool>(
                name: "ShowsTimeAndPlace",
                table: "Series",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<string>(
                name: "CalendarTitle",
                table: "Registrations",
                type: "character varying(40)",
                maxLength: 40,
                nullable: false,
                defaultValue: "AsGroup");

            migrationBuilder.AddColumn<string>(
                name: "CalendarWords",
                table: "Registrations",
                type: "text",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "LinkEndedAt",
                table: "Registrations",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<DateTime>(
                name: "LinkIssuedAt",
                table: "Registrations",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AddColumn<int>(
                name: "LinkRenewals",
                table: "Registrations",
                type: "integer",
                nullable: false,
                defaultValue: 0);

            migrationBuilder.AddColumn<DateTime>(
                name: "LinkUsedAt",
                table: "Registrations",
                type: "timestamp with time zone",
                nullable: true);

            migrationBuilder.AlterColumn<string>(
                name: "Subject",
                table: "OrganiserMessages",
                type: "text",
                nullable: false,
                oldClrType: typeof(string),
                oldType: "character varying(120)",
                oldMaxLength: 120);

            migrationBuilder.CreateTable(
                name: "AddressLinks",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    AddressHash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    TokenHash = table.Column<byte[]>(type: "bytea", maxLength: 32, nullable: false),
                    Language = table.Column<string>(type: "character varying(5)", maxLength: 5, nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    EndsAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
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

            migrationBuilder.AlterColumn<string>(
                name: "Subject",
                table: "OrganiserMessages",
                type: "character varying(120)",
                maxLength: 120,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "text");
        }
    }
}
