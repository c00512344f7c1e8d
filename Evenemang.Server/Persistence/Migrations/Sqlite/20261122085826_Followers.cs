using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Evenemang.Server.Persistence.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class Followers : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AlterColumn<Guid>(
                name: "SeriesId",
                table: "Notices",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "TEXT");

            migrationBuilder.AlterColumn<Guid>(
                name: "RegistrationId",
                table: "Notices",
                type: "TEXT",
                nullable: true,
                oldClrType: typeof(Guid),
                oldType: "TEXT");

            migrationBuilder.AddColumn<Guid>(
                name: "FollowerId",
                table: "Notices",
                type: "TEXT",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "OrganiserId",
                table: "Notices",
                type: "TEXT",
                nullable: true);

            migrationBuilder.CreateTable(
                name: "Followers",
                columns: table => new
                {
                    Id = table.Column<Guid>(type: "TEXT", nullable: false),
                    SeriesId = table.Column<Guid>(type: "TEXT", nullable: true),
                    State = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false),
                    Email = table.Column<string>(type: "TEXT", maxLength: 254, nullable: false),
                    AddressHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    ActiveKey = table.Column<string>(type: "TEXT", maxLength: 120, nullable: false),
                    Language = table.Column<string>(type: "TEXT", maxLength: 5, nullable: false),
                    TokenHash = table.Column<byte[]>(type: "BLOB", maxLength: 32, nullable: false),
                    TokenGeneration = table.Column<int>(type: "INTEGER", nullable: false),
                    CreatedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    AskedAt = table.Column<DateTime>(type: "TEXT", nullable: false),
                    Questions = table.Column<int>(type: "INTEGER", nullable: false),
                    ConfirmedAt = table.Column<DateTime>(type: "TEXT", nullable: true),
                    Version = table.Column<int>(type: "INTEGER", nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_Followers", x => x.Id);
                    table.ForeignKey(
                        name: "FK_Followers_Series_SeriesId",
                        column: x => x.SeriesId,
                        principalTable: "Series",
                        principalColumn: "Id",
                        onDelete: ReferentialAction.Restrict);
                });

            migrationBuilder.CreateIndex(
                name: "IX_Notices_FollowerId",
                table: "Notices",
                column: "FollowerId");

            migrationBuilder.CreateIndex(
                name: "IX_Notices_OrganiserId",
                table: "Notices",
                column: "OrganiserId");

            migrationBuilder.AddCheckConstraint(
                name: "CK_Notices_OneRecipient",
                table: "Notices",
                sql: "(CASE WHEN \"RegistrationId\" IS NULL THEN 0 ELSE 1 END) + (CASE WHEN \"FollowerId\" IS NULL THEN 0 ELSE 1 END) + (CASE WHEN \"OrganiserId\" IS NULL THEN 0 ELSE 1 END) = 1");

            migrationBuilder.CreateIndex(
                name: "IX_Followers_ActiveKey",
                table: "Followers",
                column: "ActiveKey",
                unique: true);

            migrationBuilder.CreateIndex(
                name: "IX_Followers_AddressHash",
                table: "Followers",
                column: "AddressHash");

            migrationBuilder.CreateIndex(
                name: "IX_Followers_SeriesId_State",
                table: "Followers",
                columns: new[] { "SeriesId", "State" });

            migrationBuilder.CreateIndex(
                name: "IX_Followers_State_AskedAt",
                table: "Followers",
                columns: new[] { "State", "AskedAt" });

            migrationBuilder.CreateIndex(
                name: "IX_Followers_TokenHash",
                table: "Followers",
                column: "TokenHash",
                unique: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "Followers");

            migrationBuilder.DropIndex(
                name: "IX_Notices_FollowerId",
                table: "Notices");

            migrationBuilder.DropIndex(
                name: "IX_Notices_OrganiserId",
                table: "Notices");

            migrationBuilder.DropCheckConstraint(
                name: "CK_Notices_OneRecipient",
                table: "Notices");

            migrationBuilder.DropColumn(
                name: "FollowerId",
                table: "Notices");

            migrationBuilder.DropColumn(
                name: "OrganiserId",
                table: "Notices");

            migrationBuilder.AlterColumn<Guid>(
                name: "SeriesId",
                table: "Notices",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "TEXT",
                oldNullable: true);

            migrationBuilder.AlterColumn<Guid>(
                name: "RegistrationId",
                table: "Notices",
                type: "TEXT",
                nullable: false,
                defaultValue: new Guid("00000000-0000-0000-0000-000000000000"),
                oldClrType: typeof(Guid),
                oldType: "TEXT",
                oldNullable: true);
        }
    }
}
