import { catalogueFor, getCost } from '#shared/catalogue/catalogue.ts'
import { nearestCostMarket } from '#shared/catalogue/nearest.ts'
import type { BuildUpModel, CostBand } from '#shared/charts/money/build-up.ts'
import { assumedIn } from '#shared/fields/assumptions.ts'
import { percent } from '#shared/formats/figures.ts'
import { METRIC_KEYS, metricOf } from '#shared/metrics/metric.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { moneySign } from '#shared/units/money.ts'
import type { Figure } from '#shared/formats/key-figure.ts'
import type { Figures, FigureSource } from '../../figures/figure.ts'

export type BuildUp = { readonly title: string; readonly sub: string; readonly model: BuildUpModel }
type BuildUpLine = BuildUpModel['lines'][number]

const LAYERS_BUILT = ['chips', 'infrastructure', 'energy'] as const
export const BUILT_NAMES = { chips: 'Chips', infrastructure: 'Halls', energy: 'Power' } as const
/** Lines of halls that differ by less than this from what is paid for them are those of the payment. */
const SAME = 0.005
/** Smaller parts of all of it are told together with the rest of their layer. */
const LEAST = 0.002

const paid = (figure: Figure): number => figure.value ?? 0

/** Halls line by line where their lines are what is paid for them; else one line, as where some stand already. */
function hallLines({ finance }: PlanResult, figures: Figures): readonly BuildUpLine[] {
	const all = figures.figure('finance.committedUsd.infrastructure')
	const whole: BuildUpLine = { name: BUILT_NAMES.infrastructure, colour: 'infrastructure', figure: all }
	if (Object.keys(finance.halls).length === 0) return [whole]
	const lines = METRIC_KEYS.flatMap((key) => {
		const isLine = key.startsWith('finance.halls.') && !/\.(totalUsd|usdPerItMW)$/.test(key)
		return isLine ? [{ name: metricOf(key).label, colour: 'infrastructure', figure: figures.figure(key) }] : []
	})
	const land = { name: 'Land', colour: 'infrastructure', figure: figures.figure('finance.land.capitalUsd') }
	const parts = [...lines.toSorted((a, b) => paid(b.figure) - paid(a.figure)), land].filter(
		({ figure }) => paid(figure) > 0,
	)
	const sum = parts.reduce((total, { figure }) => total + paid(figure), 0)
	return Math.abs(sum - paid(all)) <= SAME * paid(all) ? parts : [whole]
}

/** A hall's cost of a megawatt beside what is published of the market it is priced by; the largest hall that is priced by one. */
function bandOf(plan: PlanFile, result: PlanResult, { figure, money }: Figures): CostBand | null {
	const [hall] = plan.buildPhases
		.filter(({ id }) => result.finance.halls[id] !== undefined)
		.toSorted((a, b) => b.itMW - a.itMW)
	const site = plan.sites.find(({ id }) => id === hall?.siteId)
	if (hall === undefined || site === undefined) return null
	const catalogue = catalogueFor(plan)
	const point =
		site.latitude === null || site.longitude === null ? null : { latitude: site.latitude, longitude: site.longitude }
	const escalationPerYear = assumedIn(plan, 'constructionEscalation')
	const row =
		site.costMarket === null
			? nearestCostMarket(catalogue, { country: site.country, point, escalationPerYear })?.row
			: getCost(catalogue, site.costMarket)
	const cost = figure('finance.halls.usdPerItMW', { of: `phase:${hall.id}` })
	if (row === undefined || row.range === null || cost.value === null || cost.value <= 0) return null
	const shown = (usdMillion: number) => usdMillion / money.usdPerUnit
	const unit = `${moneySign(money).trim()}M per MW IT`
	const value = shown(cost.value / 1e6)
	return {
		name: `${hall.name ?? hall.id}, per MW IT`,
		of: `${row.market}, ${String(row.year)}`,
		...{ unit, value, low: shown(row.range.low), high: shown(row.range.high), middle: shown(row.usdMillionPerMW) },
		figure: cost,
	}
}

/** What capital is made of, and what a megawatt of it comes to beside its band; null where none is spent. */
export function buildUp({ plan, result }: FigureSource, figures: Figures): BuildUp | null {
	const total = figures.figure('finance.committedUsd.totalUsd')
	const all = paid(total)
	if (all <= 0) return null
	const layers = LAYERS_BUILT.map((layer) => ({ layer, figure: figures.figure(`finance.committedUsd.${layer}`) }))
	const lines = layers.flatMap(({ layer, figure }): readonly BuildUpLine[] => {
		if (paid(figure) <= 0) return []
		return layer === 'infrastructure'
			? hallLines(result, figures)
			: [{ name: BUILT_NAMES[layer], colour: layer, figure }]
	})
	const [most = { layer: 'chips' as const, figure: total }] = layers.toSorted((a, b) => paid(b.figure) - paid(a.figure))
	const share = paid(most.figure) / all
	const name = BUILT_NAMES[most.layer]
	return {
		title:
			share > 1 - LEAST
				? `All capex is ${name.toLowerCase()}`
				: `${name} ${most.layer === 'energy' ? 'is' : 'are'} ${percent(share)} of capex`,
		sub: `Capex by line, incl. before the plan, ${figures.money.code}`,
		model: {
			unit: figures.money.code,
			lines: lines.filter(({ figure }) => paid(figure) > 0),
			total: { name: 'Total capex', figure: total },
			band: bandOf(plan, result, figures),
		},
	}
}
