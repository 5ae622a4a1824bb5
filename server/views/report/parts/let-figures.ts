import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { exactShare, megawatts, ratio } from '#shared/formats/figures.ts'
import { keyFigure, type KeyFigure } from '#shared/formats/key-figure.ts'
import { largest, sum } from '../../figures/series.ts'
import { figuresFrom, type Figures } from '../../figures/figure.ts'
import { chipNames } from '../../messages/chip-name.ts'
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

/** What an hour of the pool with most hours sold costs to provide. */
function hourCost(plan: PlanFile, { finance }: PlanResult, { figure, money }: Figures): readonly KeyFigure[] {
	const pools = Object.entries(finance.unitCosts.acceleratorHours).flatMap(([pool, cost]) =>
		cost.usdPerHour === null ? [] : [pool],
	)
	const [pool] = pools
	if (pool === undefined) return []
	return [
		keyFigure('Cost per accelerator-hour', {
			figure: figure('finance.unitCosts.acceleratorHours.usdPerHour', { of: `pool:${pool}` }),
			unit: `${money.code} an hour`,
			note: chipNames(plan)(pool.split('/').slice(1).join('/')),
		}),
	]
}

/** Of a plan that lets halls or sells hours: what is let, what it returns and how well it is covered; nothing of any other. */
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
					note: 'over the plan',
				}),
				keyFigure('Project IRR', {
					figure: figure('finance.returns.projectIrr', { as: exactShare }),
					note: 'a year',
				}),
				keyFigure('Minimum DSCR', {
					figure: figure('finance.returns.minDscr', { as: ratio }),
					note: result.finance.returns.minDscr === null ? 'enter debt to see it' : 'of debt service, by quarter',
				}),
				...hourCost(plan, result, figures),
			],
		},
	]
}
