import { headOf } from '../../tables/head-of.ts'
import { type Figures, type FigureSource } from '../../figures/figure.ts'
import { rulesOfSite } from './rule-tables.ts'
import { yearOf } from '#shared/formats/months.ts'
import type { FigureTable } from '../layer-page.ts'

const SUMS = ['sites.sheet.energyMWh', 'sites.sheet.itEnergyMWh', 'sites.sheet.waterM3'] as const
const HEAT = ['sites.heat.deliveredMWh', 'sites.sheet.renewableMWh'] as const
const RATIOS = [
	'sites.sheet.pueByMonth',
	'sites.sheet.wueByMonth',
	'sites.sheet.erfByMonth',
	'sites.sheet.refByMonth',
] as const

const MONTHS_OF_A_YEAR = 12

/** What a data center of the European Union reports, by calendar year with load; a year that the plan has only in part says so. */
export function sheetTable({ figure, months }: Figures, siteId: string): FigureTable {
	const of = `site:${siteId}`
	const years = [...new Set(months.map(yearOf))].map((year) => months.filter((month) => yearOf(month) === year))
	return {
		title: 'European sheet: energy, water, heat and floor',
		sub: 'Directive (EU) 2023/1791 Art. 12, by calendar year: what is served, ratios over the months that the plan has',
		heads: [
			'Year',
			...[...SUMS, ...HEAT, ...RATIOS].map(headOf),
			headOf('sites.commissionedItMW'),
			headOf('sites.space.floorAreaM2'),
		],
		rows: years.flatMap((span) => {
			const [first = ''] = span
			const [year, last] = [first.slice(0, 4), span.at(-1) ?? first]
			if ((figure('sites.sheet.energyMWh', { of, at: year }).value ?? 0) <= 0) return []
			return [
				{
					key: year,
					name: span.length < MONTHS_OF_A_YEAR ? `${year}, ${String(span.length)} months` : year,
					figures: [
						...[...SUMS, ...HEAT].map((key) => figure(key, { of, at: year })),
						...RATIOS.map((key) => figure(key, { of, at: first })),
						figure('sites.commissionedItMW', { of, at: last }),
						figure('sites.space.floorAreaM2', { of }),
					],
				},
			]
		}),
	}
}

/** Sites whose rules ask for it, and those that sell heat. */
export function hasSheet(source: FigureSource, siteId: string): boolean {
	const heat = source.plan.sites.find(({ id }) => id === siteId)?.heat.MW ?? null
	return (
		heat !== null ||
		rulesOfSite(source, siteId).some(
			({ set, found }) =>
				found.reach === 'applies' &&
				set.duty === 'in_force' &&
				set.asked.some(({ reads }) => reads === 'energy_figures'),
		)
	)
}
