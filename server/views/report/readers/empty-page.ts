import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { MISSING } from '#shared/formats/figures.ts'
import { listInWords } from '#shared/formats/months.ts'
import { overviewFinding } from '../../findings/overview-finding.ts'
import { firstSteps } from '../../pages/first-steps.ts'
import { tableOf } from '../parts/blocks.ts'
import { left, strong, words } from '../parts/report-parts.ts'
import { controlBlocks } from '../sections/control.ts'
import type { ReportInput, SectionBody } from '../report-model.ts'

/** Nothing is built, bought, contracted or let: there is nothing to report on, whoever reads it. */
export const isBare = ({ powerContracts, buildPhases, chipOrders, leases }: PlanFile): boolean =>
	[powerContracts, buildPhases, chipOrders, leases].every((list) => list.length === 0)

/** What is still to be entered, and what it then shows: all that a plan without power, halls and chips has to say. */
export function emptyPage(input: ReportInput): SectionBody {
	const { plan, result } = input
	const { title, lede } = overviewFinding(plan, result)
	const steps = firstSteps(plan) ?? []
	const sites = plan.sites.map(({ name, targetItMW, targetMonth }) =>
		[name, targetItMW === null ? null : `${String(targetItMW)} MW IT`, targetMonth].filter((part) => part !== null),
	)
	return {
		bookmark: 'What is missing',
		finding: title,
		lede,
		blocks: [
			...controlBlocks(input),
			tableOf({
				title: 'Enter these, in this order',
				columns: [left('Entry', 0.7), left('What it is', 1.2), left('What it then shows', 2), left('State', 0.7)],
				rows: steps.map(({ name, what, shows, done }) => [
					strong(name),
					words(what),
					words(shows),
					done ? { text: 'Entered', status: 'ok' } : { text: 'Missing', status: 'incomplete' },
				]),
				least: steps.length,
				noun: 'entries',
				empty: '',
			}),
			{
				kind: 'prose',
				title: 'Entered so far',
				text:
					sites.length === 0
						? `Sites: ${MISSING}. This report has one page until power, a hall or chips are entered.`
						: `Sites: ${listInWords(sites.map((parts) => parts.join(', ')))}. This report has one page until power, a hall or chips are entered.`,
			},
		],
	}
}
