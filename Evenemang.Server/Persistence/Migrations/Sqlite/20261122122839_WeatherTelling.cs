using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Evenemang.Server.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class WeatherTelling : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropCheckConstraint(
                name: "CK_Notices_OneRecipient",
                table: "Notices");

            migrationBuilder.AddColumn<Guid>(
                name: "PartnerId",
                table: "Notices",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "RegistrationId",
                table: "CallTicks",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "TEXT");

            migrationBuilder.AddColumn<Guid>(
                name: "PartnerId",
                table: "CallTicks",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Partners",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SeriesId = table.Column<Guid>(type: "TEXT", nullable: false),
                    OccurrenceId = table.Column<Guid>(type: "TEXT", nullable: true),
                    Role = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Name = table.Column<string>(type: "TEXT", nullable: false),
                    Email = table.Column<string>(type: "TEXT", nullable: true),
                    Phone = table.Column<string>(type: "TEXT", nullable: true)
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
                name: "PartnerId",
                table: "Notices");

            migrationBuilder.DropColumn(
                name: "PartnerId",
                table: "CallTicks");

            migrationBuilder.AlterColumn<Guid>(
                name: "RegistrationId",
                table: "CallTicks",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.AddCheckConstraint(
                name: "CK_Notices_OneRecipient",
                table: "Notices",
                sql: "(CASE WHEN \"RegistrationId\" IS NULL THEN 0 ELSE 1 END) + (CASE WHEN \"FollowerId\" IS NULL THEN 0 ELSE 1 END) + (CASE WHEN \"OrganiserId\" IS NULL THEN 0 ELSE 1 END) = 1");
        }
    }
}
