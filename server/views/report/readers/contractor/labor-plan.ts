import { count } from '#shared/formats/figures.ts'
import { formatFigure } from '#shared/units/format.ts'
import { figuresFrom } from '../../../figures/figure.ts'
import type { ReportInput, TableBlock } from '../../report-model.ts'
import { pairsTable } from '../reader-parts.ts'

/** So many sites are told one by one. */
const MOST_SITES = 3

type LaborLine = readonly [name: string, text: string]

/** Shifts, beds and hours of one site, as entered or by default. */
function siteLines(
	{ plan }: ReportInput,
	{ name, labour }: ReportInput['plan']['sites'][number],
): readonly LaborLine[] {
	const at = plan.sites.length > 1 ? `, ${name}` : ''
	const { beds, shifts, weeklyHours } = labour
	return [
		[`Beds${at}`, beds === null ? 'no cap entered' : count(beds)],
		[`Shifts a day${at}`, String(shifts ?? 1)],
		...(weeklyHours === null ? [] : [[`Hours per week${at}`, formatFigure(weeklyHours, { digits: 3 })] as const]),
	]
}

/** How the work is staffed, and what that costs. */
export function laborPlanTable(input: ReportInput): TableBlock {
	const { figure } = figuresFrom(input)
	return pairsTable(
		'Labor plan, priced',
		[
			...input.plan.sites.slice(0, MOST_SITES).flatMap((site) => siteLines(input, site)),
			['Local workers, of the hours', figure('workforce.participation.localShare').text],
			['Construction labor, in the plan', figure('finance.totals.labourUsd').text],
			['Lodging of travelers', figure('finance.totals.lodgingUsd').text],
		],
		['Item', 'Figure'],
	)
}
