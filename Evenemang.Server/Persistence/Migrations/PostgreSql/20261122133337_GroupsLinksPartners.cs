using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Evenemang.Server.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class GroupsLinksPartners : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_Notices_OneRecipient",
                table: "Notices");

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

            migrationBuilder.AddColumn<DateTime>(
                name: "StartConfirmedAt",
                table: "Series",
                type: "timestamp with time zone",
                nullable: true);

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

            migrationBuilder.AddColumn<bool>(
                name: "IsFromContact",
                table: "OrganiserMessages",
                type: "boolean",
                nullable: false,
                defaultValue: false);

            migrationBuilder.AddColumn<Guid>(
                name: "PartnerId",
                table: "Notices",
                type: "uuid",
                nullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "RegistrationId",
                table: "CallTicks",
                type: "uuid",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "uuid");

            migrationBuilder.AddColumn<Guid>(
                name: "PartnerId",
                table: "CallTicks",
                type: "uuid",
                nullable: true);

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

            migrationBuilder.CreateTable(
                name: "GroupHandOvers",
                columns: table => new
                {
                    SeriesId = table.Column<Guid>(type: "uuid", nullable: false),
                    FromOccurrenceId = table.Column<Guid>(type: "uuid", nullable: false),
                    EffectiveFrom = table.Column<DateTime>(type: "timestamp with time zone", nullable: false),
                    ContactId = table.Column<Guid>(type: "uuid", nullable: false),
                    PlannedAt = table.Column<DateTime>(type: "timestamp with time zone", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GroupHandOvers", x => x.SeriesId);
                    table.ForeignKey(
                        name: "FK_GroupHandOvers_Series_SeriesId",
                        column: x => x.SeriesId,
                        principalTable: "Series",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "GroupHosts",
                columns: table => new
                {
                    OccurrenceId = table.Column<Guid>(type: "uuid", nullable: false),
                    RegistrationId = table.Column<Guid>(type: "uuid", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_GroupHosts", x => x.OccurrenceId);
                    table.ForeignKey(
                        name: "FK_GroupHosts_Occurrences_OccurrenceId",
                        column: x => x.OccurrenceId,
                        principalTable: "Occurrences",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateTable(
                name: "Partners",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "uuid", nullable: false),
                    SeriesId = table.Column<Guid>(type: "uuid", nullable: false),
                    OccurrenceId = table.Column<Guid>(type: "uuid", nullable: true),
                    Role = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "text", nullable: false),
                    Email = table.Column<string>(type: "text", nullable: true),
                    Phone = table.Column<string>(type: "text", nullable: true)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Partners", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Partners_Occurrences_OccurrenceId",
                        column: x => x.OccurrenceId,
                        principalTable: "Occurrences",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                    table.ForeignKey(
                        name: "FK_Partners_Series_SeriesId",
                        column: x => x.SeriesId,
                        principalTable: "Series",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Cascade);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Notices_PartnerId",
                table: "Notices",
                column: "PartnerId");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Notices_OneRecipient",
                table: "Notices",
                sql: "(CASE WHEN \"RegistrationId\" IS NULL THEN 0 ELSE 1 END) + (CASE WHEN \"FollowerId\" IS NULL THEN 0 ELSE 1 END) + (CASE WHEN \"OrganiserId\" IS NULL THEN 0 ELSE 1 END)\n+ (CASE WHEN \"PartnerId\" IS NULL THEN 0 ELSE 1 END) = 1");

            migrationBuilder.CreateIndex(
                name: "IX_CallTicks_PartnerId",
                table: "CallTicks",
                column: "PartnerId");

            migrationBuilder.CreateIndex(
                name: "IX_AddressLinks_AddressHash_CreatedAt",
                table: "AddressLinks",
                columns: new[] { "AddressHash", "CreatedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_AddressLinks_TokenHash",
                table: "AddressLinks",
                column: "TokenHash",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_GroupHandOvers_EffectiveFrom",
                table: "GroupHandOvers",
                column: "EffectiveFrom");

            migrationBuilder.CreateIndex(
                name: "IX_Partners_OccurrenceId",
                table: "Partners",
                column: "OccurrenceId");

            migrationBuilder.CreateIndex(
                name: "IX_Partners_SeriesId_OccurrenceId",
                table: "Partners",
                columns: new[] { "SeriesId", "OccurrenceId" });

            migrationBuilder.AddForeignKey(
                name: "FK_CallTicks_Partners_PartnerId",
                table: "CallTicks",
                column: "PartnerId",
                principalTable: "Partners",
                principalColumn: "Id",
                onDelete: ReferentialAction.Cascade);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropForeignKey(
                name: "FK_CallTicks_Partners_PartnerId",
                table: "CallTicks");

            migrationBuilder.DropTable(
                name: "AddressLinks");

            migrationBuilder.DropTable(
                name: "GroupHandOvers");

            migrationBuilder.DropTable(
                name: "GroupHosts");

            migrationBuilder.DropTable(
                name: "Partners");

            migrationBuilder.DropIndex(
                name: "IX_Notices_PartnerId",
                table: "Notices");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Notices_OneRecipient",
                table: "Notices");

            migrationBuilder.DropIndex(
                name: "IX_CallTicks_PartnerId",
                table: "CallTicks");

            migrationBuilder.DropColumn(
                name: "CalendarTitle",
                table: "Series");

            migrationBuilder.DropColumn(
                name: "ShowsTimeAndPlace",
                table: "Series");

            migrationBuilder.DropColumn(
                name: "StartConfirmedAt",
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

            migrationBuilder.DropColumn(
                name: "IsFromContact",
                table: "OrganiserMessages");

            migrationBuilder.DropColumn(
                name: "PartnerId",
                table: "Notices");

            migrationBuilder.DropColumn(
                name: "PartnerId",
                table: "CallTicks");

            migrationBuilder.AlterColumn<string>(
                name: "Subject",
                table: "OrganiserMessages",
                type: "character varying(120)",
                maxLength: 120,
                nullable: false,
                oldClrType: typeof(string),
                oldType: "text");

            migrationBuilder.AlterColumn<Guid>(
                name: "RegistrationId",
                table: "CallTicks",
                type: "uuid",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "uuid",
                oldNullable: true);

            migrationBuilder.AddCheckConstraint(
                name: "CK_Notices_OneRecipient",
                table: "Notices",
                sql: "(CASE WHEN \"RegistrationId\" IS NULL THEN 0 ELSE 1 END) + (CASE WHEN \"FollowerId\" IS NULL THEN 0 ELSE 1 END) + (CASE WHEN \"OrganiserId\" IS NULL THEN 0 ELSE 1 END) = 1");
        }
    }
}
