import { fieldFacts } from '#shared/fields/registry.ts'
import { exactShare, MISSING, percent, rateText, ratio, usd } from '#shared/formats/figures.ts'
import { keyFigure, type KeyFigure } from '#shared/formats/key-figure.ts'
import { quarterOf } from '#shared/units/quarters.ts'
import type { Figures, FigureSource } from '../../figures/figure.ts'
import { spentBefore } from '../../figures/before-plan.ts'
import { coverFigure, irrFigure } from '../../figures/sold-figure.ts'
import { lacksPrice, NEEDS_PRICE } from '../../figures/unpriced.ts'
import { isFinanced, npvNote } from './net-value.ts'
import { hourCost } from './products.ts'

export type MoneyTile = KeyFigure & { readonly isLate?: true }

/** What is not known yet, and what it needs. */
const needs = (label: string, note: string): MoneyTile => ({
	label,
	value: MISSING,
	unit: '',
	note,
	why: null,
	figure: null,
})

const joined = (parts: readonly (string | null)[]): string =>
	parts.filter((part) => part !== null && part !== '').join('; ')

function capexTile({ result }: FigureSource, { figure, money }: Figures): MoneyTile {
	const { class: found, lowShare, highShare } = result.finance.estimate
	const { capexUsd } = result.finance.totals
	const range =
		found === null || lowShare === null || highShare === null
			? null
			: `class ${String(found)}: ${usd(capexUsd * (1 + lowShare), money)}–${usd(capexUsd * (1 + highShare), money)}`
	const rate = money.usdPerUnit === 1 ? null : rateText(money.code, money.usdPerUnit)
	return keyFigure('Capex', {
		figure: figure('finance.totals.capexUsd'),
		note: joined([range ?? spentBefore(result, money), rate]),
	})
}

function perMwTile({ result }: FigureSource, { figure, money }: Figures): MoneyTile {
	const all = result.finance.returns.allInUsdPerItMW
	const note =
		isFinanced(result) && all !== null
			? `excl. chips; with interest and fees ${usd(all, money)}`
			: 'power and halls, excl. chips'
	return keyFigure('Per MW IT', { figure: figure('finance.totals.usdPerItMW'), note })
}

function irrTile({ result }: FigureSource, figures: Figures): MoneyTile {
	const { money } = figures
	const { equityIrr, terminalValueUsd } = result.finance.returns
	const equity = equityIrr === null ? null : `equity ${exactShare(equityIrr)}`
	const left = (terminalValueUsd ?? 0) > 0 ? `residual value ${usd(terminalValueUsd ?? 0, money)}` : null
	return irrFigure(figures, joined([equity, left]))
}

const npvTile = (source: FigureSource, { figure }: Figures): MoneyTile =>
	lacksPrice(source)
		? needs('Project NPV', NEEDS_PRICE)
		: keyFigure('Project NPV', { figure: figure('finance.returns.projectNpvUsd'), note: npvNote(source.result) })

function coverTile({ plan, result }: FigureSource, figures: Figures): MoneyTile {
	const { figure, money } = figures
	if (plan.finance === null) return needs('Minimum DSCR', 'needs financing terms')
	const asked = plan.finance.targetDscr ?? Number(fieldFacts('plan', 'finance.targetDscr').default)
	const owed =
		figure('finance.quarters.termBalanceUsd', { of: `quarter:${quarterOf(result.months.at(-1) ?? '')}` }).value ?? 0
	return coverFigure(
		figures,
		joined([`target ${ratio(asked)}`, owed > 0 ? `${usd(owed, money)} owed at plan end` : null]),
	)
}

/** From this part of capital on idle capacity is too much. */
const TOO_IDLE = 0.1

function idleTile({ result }: FigureSource, { figure }: Figures): MoneyTile {
	const { idleUsd, capexUsd } = result.finance.totals
	return {
		...keyFigure('Idle capacity', {
			figure: figure('finance.totals.idleUsd'),
			note: capexUsd > 0 ? `${percent(idleUsd / capexUsd)} of capex, over the plan` : 'over the plan',
		}),
		...(capexUsd > 0 && idleUsd >= TOO_IDLE * capexUsd && { isLate: true as const }),
	}
}

/** Six figures that lead; where nothing is sold those that need a price say so. */
export function moneyTiles(source: FigureSource, figures: Figures): readonly MoneyTile[] {
	const built = [capexTile(source, figures), perMwTile(source, figures)]
	if (!lacksPrice(source))
		return [
			...built,
			irrTile(source, figures),
			npvTile(source, figures),
			coverTile(source, figures),
			idleTile(source, figures),
		]
	const hour = hourCost(source, figures)
	return [
		...built,
		needs('Project IRR', NEEDS_PRICE),
		npvTile(source, figures),
		needs('Minimum DSCR', source.plan.finance === null ? 'needs a price and terms' : NEEDS_PRICE),
		hour === null
			? idleTile(source, figures)
			: keyFigure('Accelerator-hour', { figure: hour, note: 'cost in use, excl. idle capacity' }),
	]
}

/** What the plan returns and how its debt is served, for paper. */
export function returnFigures({ plan, result }: FigureSource, figures: Figures): readonly KeyFigure[] {
	const { figure, money } = figures
	const financed = isFinanced(result)
	const ofDebt = financed
		? [
				keyFigure('Equity IRR', { figure: figure('finance.returns.equityIrr', { as: exactShare }), note: 'a year' }),
				coverFigure(figures, 'by quarter'),
			]
		: []
	return [
		irrFigure(figures, financed ? 'a year, after tax' : 'a year, before debt and tax'),
		...ofDebt,
		npvTile({ plan, result }, figures),
		keyFigure('Payback', {
			figure: figure('finance.returns.paybackMonth'),
			note: 'from cash flow, incl. residual value in the last month',
		}),
		keyFigure('Residual value', {
			figure: figure('finance.returns.terminalValueUsd'),
			note: `of all assets after the plan, ${money.code}`,
		}),
	]
}
