import type { Actor, SharedPlan } from '#server/access/actor.ts'
import { AppError } from '#server/access/app-error.ts'
import { requireProject } from '#server/access/require-member.ts'
import { findReportChoice, keepReportChoice } from '#server/store/rows/report-issues.ts'
import { PLAIN_SETTINGS, type ReportSection, type ReportSettings } from '#shared/schemas/report/report-settings.ts'
import { askEngine } from '#server/runs/ask-engine.ts'
import type { IssueSource } from '#server/runs/files/issue-model.ts'
import { askingOf, type PlanHeading } from '#server/actions/plans/plan-heading.ts'
import { FIRST_SETTINGS, sectionsOf, withSection } from '#shared/report/presets.ts'
import { MOST_COMPARED } from '#shared/schemas/plan-budget.ts'

/** The scenario that is reported and its siblings, for a report that compares them; none for any other. */
export async function comparedScenarios(
	{ scenario, scenarios, link }: PlanHeading,
	settings: ReportSettings,
	signal?: AbortSignal,
): Promise<IssueSource['scenarios']> {
	if (scenarios.length < 2 || !sectionsOf(settings).includes('scenarios')) return []
	const others = scenarios.filter(({ id }) => id !== scenario.id)
	return await Promise.all(
		[scenario, ...others].slice(0, MOST_COMPARED).map(async (one) => {
			const asking = askingOf({ scenario: one, rev: one.rev, link }, signal)
			return { label: one.label, plan: await askEngine('compared', { ...asking, question: undefined }) }
		}),
	)
}

/** How a project's reports were set last, and the number of that choice: 0 where nobody has set them. */
export type ReportChoice = { readonly settings: ReportSettings; readonly rev: number }

/** Settings of a report for who reads by a link: it withholds what that does. */
export function heldBy({ scope }: SharedPlan, settings: ReportSettings): ReportSettings {
	return { ...settings, redact: [...new Set([...settings.redact, ...scope.withholds])] }
}

/**
 * How the reports of a project were set last; for who reads by a link, the plain ones: what was set is the team's.
 * @throws not_found for strangers
 */
export async function getReportChoice(actor: Actor, projectId: string): Promise<ReportChoice> {
	const { teamId, id, link } = await requireProject(actor, projectId, 'seePlans')
	if (link !== null) return { settings: heldBy(link, PLAIN_SETTINGS), rev: 0 }
	return (await findReportChoice({ teamId }, id)) ?? { settings: PLAIN_SETTINGS, rev: 0 }
}

/**
 * Keeps how the reports of a project are set.
 * @throws not_found for strangers, forbidden for roles that may not change plans, conflict where somebody has set them since
 */
export async function setReportChoice(actor: Actor, projectId: string, { settings, rev }: ReportChoice): Promise<void> {
	const { teamId, id } = await requireProject(actor, projectId, 'changePlans')
	if (await keepReportChoice({ teamId }, id, { settings, rev, savedByName: actor.name })) return
	const found = await findReportChoice({ teamId }, id)
	throw new AppError('conflict', {
		userMessage: `${found?.savedByName ?? 'Someone'} changed these report settings after you opened the page.`,
		mend: 'Reload the page to see how, then set what you want to be different.',
	})
}

/** A choice as the page of reports shows it: where nobody has set one, what is set first. */
const shownOf = ({ settings, rev }: ReportChoice): ReportSettings => (rev === 0 ? FIRST_SETTINGS : settings)

/**
 * Whether the reports of a project print a section as they are set.
 * @throws not_found for strangers
 */
export async function isInReport(actor: Actor, projectId: string, section: ReportSection): Promise<boolean> {
	return sectionsOf(shownOf(await getReportChoice(actor, projectId))).includes(section)
}

/**
 * Has the reports of a project print a section from now on; what prints it already stays as it is set.
 * @throws not_found for strangers, forbidden for roles that may not change plans, conflict where somebody has set them since
 */
export async function putInReport(actor: Actor, projectId: string, section: ReportSection): Promise<void> {
	await requireProject(actor, projectId, 'changePlans')
	const choice = await getReportChoice(actor, projectId)
	const shown = shownOf(choice)
	if (sectionsOf(shown).includes(section)) return
	await setReportChoice(actor, projectId, { settings: withSection(shown, section), rev: choice.rev })
}
