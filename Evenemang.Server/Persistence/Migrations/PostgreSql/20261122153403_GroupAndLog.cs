using System;
using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace Evenemang.Server.Persistence.Migrations.PostgreSql
{
    /// <inheritdoc />
    public partial class GroupAndLog : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.AddColumn<Guid>(
                name: "DecidedById",
                table: "WeatherDecisions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "TickedById",
                table: "SpeakerQuestions",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ActorId",
                table: "RetentionHolds",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "FromId",
                table: "OrganiserMessages",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "CancelledById",
                table: "Occurrences",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "PausedById",
                table: "JobStates",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "CalledById",
                table: "CallTicks",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "AboutId",
                table: "AuditEntries",
                type: "uuid",
                nullable: true);

            migrationBuilder.AddColumn<Guid>(
                name: "ActorId",
                table: "AuditEntries",
                type: "uuid",
                nullable: true);
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropColumn(
                name: "DecidedById",
                table: "WeatherDecisions");

            migrationBuilder.DropColumn(
                name: "TickedById",
                table: "SpeakerQuestions");

            migrationBuilder.DropColumn(
                name: "ActorId",
                table: "RetentionHolds");

            migrationBuilder.DropColumn(
                name: "FromId",
                table: "OrganiserMessages");

            migrationBuilder.DropColumn(
                name: "CancelledById",
                table: "Occurrences");

            migrationBuilder.DropColumn(
                name: "PausedById",
                table: "JobStates");

            migrationBuilder.DropColumn(
                name: "CalledById",
                table: "CallTicks");

            migrationBuilder.DropColumn(
                name: "AboutId",
                table: "AuditEntries");

            migrationBuilder.DropColumn(
                name: "ActorId",
                table: "AuditEntries");
        }
    }
}
