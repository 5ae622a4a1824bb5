import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { megawatts, usd } from '#shared/formats/figures.ts'
import { keyFigure, type KeyFigure } from '#shared/formats/key-figure.ts'
import { largest, sum } from '../../figures/series.ts'
import { figuresFrom, type Figures } from '../../figures/figure.ts'
import type { FiguresBlock } from '../report-model.ts'

/** Capacity let by the megawatt, where it comes to most. */
function letMW(plan: PlanFile, { sites }: PlanResult, { figure }: Figures): readonly KeyFigure[] {
	const all = Object.entries(sites).flatMap(([id, { leasedItMW }]) => {
		const most = leasedItMW === null ? null : largest(leasedItMW)
		return most === null || most.value <= 0 ? [] : [{ id, most: most.value }]
	})
	const [first] = all.toSorted((one, other) => other.most - one.most)
	if (first === undefined) return []
	const site = plan.sites.length > 1 ? `, ${plan.sites.find(({ id }) => id === first.id)?.name ?? first.id}` : ''
	return [
		keyFigure(`MW let${site}`, {
			figure: figure('sites.leasedItMW', { of: `site:${first.id}`, at: 'largest', as: megawatts }),
			unit: 'MW IT',
			note: all.length > 1 ? `largest of ${String(all.length)} sites` : 'let and fed, at most',
		}),
	]
}

/** Money tells all revenue: what of it is power that tenants pay at cost is said beside the rent. */
const besideRent = ({ finance }: PlanResult, { money }: Figures): string => {
	const passed = sum(finance.revenueByKind.passThroughUsd)
	return passed > 0
		? `over the plan; ${usd(passed, money)} of power and expenses passed through is also revenue`
		: 'over the plan'
}

/** Of a plan that lets halls or sells hours: what is let and what it brings; nothing of any other. What it costs and returns stands among the figures of the Overview. */
export function letFigures(plan: PlanFile, result: PlanResult): readonly FiguresBlock[] {
	const { revenueByKind } = result.finance
	const [rent, hours] = [sum(revenueByKind.leasesUsd), sum(revenueByKind.acceleratorHoursUsd)]
	if (rent + hours <= 0 && plan.leases.length === 0) return []
	const figures = figuresFrom({ plan, result })
	const { figure } = figures
	const key = rent >= hours ? 'finance.revenueByKind.leasesUsd' : 'finance.revenueByKind.acceleratorHoursUsd'
	return [
		{
			kind: 'figures',
			perRow: 3,
			figures: [
				...letMW(plan, result, figures),
				keyFigure(rent >= hours ? 'Rent' : 'Accelerator-hours sold', {
					figure: figure(key, { at: 'all' }),
					note: rent >= hours ? besideRent(result, figures) : 'over the plan',
				}),
			],
		},
	]
}
