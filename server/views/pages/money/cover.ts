import type { PlanResult } from '#shared/result.ts'
import { fieldFacts } from '#shared/fields/registry.ts'
import { ratio } from '#shared/formats/figures.ts'
import { quarterOf } from '#shared/units/quarters.ts'
import { timeChart } from '#shared/charts/time-model.ts'
import { type FigureKey, type Figures, scaledBy, unlessNone } from '../../figures/figure.ts'
import { headOf } from '../../tables/head-of.ts'
import type { FigureTable, NamedChart, PageInput } from '../layer-page.ts'
import { isFinanced } from './net-value.ts'

const MILLION = 1e6

export function flowChart(result: PlanResult, { series, money }: Figures, status: string | null): NamedChart {
	const of = (key: FigureKey) => scaledBy(series(key), MILLION * money.usdPerUnit)
	return {
		title: 'Capital spent, cash for debt service, distributions',
		sub: `Each month, million ${money.code}`,
		tall: true,
		chart: timeChart({
			months: result.months,
			unit: `million ${money.code}`,
			steps: [
				{ name: 'Capital', ...of('finance.cashFlow.capexUsd'), colour: 'infrastructure', area: 'sunken' },
				{ name: 'Cash for debt service', ...of('finance.cashFlow.cfadsUsd'), colour: 'applications' },
				{ name: 'Distributed', ...of('finance.cashFlow.distributionsUsd'), colour: 'ink' },
			],
			status,
		}),
	}
}

/** Cover of debt service quarter by quarter, beside what the loan was sized for; null where no debt is served in the plan. */
export function coverChart({ plan, result, status }: PageInput, { figure }: Figures): NamedChart | null {
	const least = figure('finance.returns.minDscr', { as: ratio })
	if (plan.finance === null || least.value === null) return null
	const values = result.months.map(
		(month) => figure('finance.quarters.dscr', { of: `quarter:${quarterOf(month)}` }).value,
	)
	const asked = plan.finance.targetDscr ?? Number(fieldFacts('plan', 'finance.targetDscr').default)
	const isAsked = plan.finance.sizeByDscr !== false
	return {
		title: `Minimum DSCR is ${least.text}`,
		sub: 'Cash for debt service ÷ interest and principal, by quarter',
		tall: true,
		chart: timeChart({
			months: result.months,
			unit: '×',
			steps: [
				{
					name: 'DSCR',
					values,
					colour: 'applications',
					quarterly: true,
					opens: { quantity: 'finance.quarters.dscr', scope: 'plan', unit: 'ratio' },
				},
				...(isAsked
					? [
							{
								name: 'Target DSCR',
								values: values.map((value) => (value === null ? null : asked)),
								colour: 'ink' as const,
								look: 'limit' as const,
								opens: { quantity: 'finance.terms.targetDscr', scope: 'plan', unit: 'ratio' as const },
							},
						]
					: []),
			],
			status,
		}),
	}
}

const QUARTERLY = [
	...(['revenueUsd', 'opexUsd', 'taxUsd', 'capexUsd', 'cfadsUsd'] as const),
	...(['termInterestUsd', 'termPrincipalUsd', 'distributionsUsd'] as const),
]
const OF_DEBT: readonly string[] = ['taxUsd', 'termInterestUsd', 'termPrincipalUsd']

/** Six years at once. */
const QUARTERS_SHOWN = 24

export function quarterTable(result: PlanResult, { figure, money }: Figures): FigureTable {
	const { finance } = result
	const financed = isFinanced(result)
	const keys = QUARTERLY.filter((name) => financed || !OF_DEBT.includes(name)).map(
		(name) => `finance.quarters.${name}` as const,
	)
	const cover = financed ? (['finance.quarters.dscr'] as const) : []
	const quarters = Object.keys(finance.quarters)
	const isAdded = quarters.some(
		(quarter) => (figure('finance.quarters.termPrincipalUsd', { of: `quarter:${quarter}` }).value ?? 0) < 0,
	)
	// mM5.5: service below the interest adds to the balance, while a site fills.
	const added = isAdded ? '; negative principal is unpaid interest added to the loan' : ''
	return {
		title: 'Cash flow by quarter',
		sub: `By quarter, ${money.code}${financed ? '; DSCR from conversion' : ''}${added}`,
		heads: ['Quarter', ...keys.map(headOf), ...cover.map(headOf)],
		most: QUARTERS_SHOWN,
		rows: quarters.map((quarter) => ({
			key: quarter,
			name: quarter.replace('-', ' '),
			figures: [
				...keys.map((key) => unlessNone(figure(key, { of: `quarter:${quarter}` }))),
				...cover.map((key) => figure(key, { of: `quarter:${quarter}`, as: ratio })),
			],
		})),
	}
}
