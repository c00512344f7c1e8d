using Evenemang.Server.Persistence;
using Evenemang.Shared.Events;
using Evenemang.Shared.Surveys;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Evenemang.Server.Surveys;

/// <summary>Surveys. Nothing personal; go with their series.</summary>
internal sealed class SurveyConfiguration : IEntityTypeConfiguration<Survey>
{
    public void Configure(EntityTypeBuilder<Survey> builder)
    {
        builder.ToTable("Surveys");
        builder.HasIndex(survey => survey.SeriesId).IsUnique();
        builder.Property(survey => survey.Introduction).HasMaxLength(Survey.MaxIntroductionLength);
        builder.Property(survey => survey.Questions).AsJson();
        builder.HasOne<Series>().WithMany().HasForeignKey(survey => survey.SeriesId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>The rights to answer. Nothing personal without the key that lies outside the database; of use as long as links are answered.</summary>
internal sealed class SurveyLinkConfiguration : IEntityTypeConfiguration<SurveyLink>
{
    public void Configure(EntityTypeBuilder<SurveyLink> builder)
    {
        builder.ToTable("SurveyLinks");
        builder.HasKey(link => link.TokenHash);
        builder.Property(link => link.TokenHash).HasMaxLength(32);
        builder.HasIndex(link => link.OccurrenceId);
        builder.HasOne<Survey>().WithMany().HasForeignKey(link => link.SurveyId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Occurrence>().WithMany().HasForeignKey(link => link.OccurrenceId).OnDelete(DeleteBehavior.Cascade);
    }
}

/// <summary>Answers. Free texts may hold what people write about themselves: they go when the answers of the occurrence's sign-ups go; numbers and choices stay as statistics.</summary>
internal sealed class SurveyAnswerConfiguration : IEntityTypeConfiguration<SurveyAnswer>
{
    public void Configure(EntityTypeBuilder<SurveyAnswer> builder)
    {
        builder.ToTable("SurveyAnswers");
        builder.HasIndex(answer => answer.OccurrenceId);
        builder.Property(answer => answer.QuestionKey).HasMaxLength(SurveyQuestion.MaxKeyLength);
        builder.Property(answer => answer.Value).HasMaxLength(SurveyQuestion.MaxAnswerLength);
        builder.HasOne<Survey>().WithMany().HasForeignKey(answer => answer.SurveyId).OnDelete(DeleteBehavior.Cascade);
        builder.HasOne<Occurrence>().WithMany().HasForeignKey(answer => answer.OccurrenceId).OnDelete(DeleteBehavior.Cascade);
    }
}
