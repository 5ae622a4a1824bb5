import type { PlanResult } from '#shared/result.ts'
import { exactShare, megawatts, percent, ratio, usd } from '#shared/formats/figures.ts'
import type { Finding } from '../../findings/finding.ts'
import type { Figures, FigureSource } from '../../figures/figure.ts'
import { sum } from '../../figures/series.ts'
import { lacksPrice } from '../../figures/unpriced.ts'
import { hourCost, type Products, worstSold } from './products.ts'

/** Idle capacity that costs less than this part of all capital leads no page. */
const MUCH_IDLE = 0.1

const isNothing = ({ finance: { totals } }: PlanResult) => totals.capexUsd + totals.opexUsd <= 0

/** «$38.2B builds 824 MW IT.»; of what is all run and not built, what running costs. */
function builtText({ result }: FigureSource, { figure, money }: Figures): string {
	const { totals } = result.finance
	if (totals.capexUsd <= 0) return `Opex is ${usd(totals.opexUsd, money)} over the plan; nothing is built.`
	const { value } = figure('layers.infrastructure.available', { at: 'largest' })
	const capex = usd(totals.capexUsd, money)
	return value === null || value <= 0 ? `Capex is ${capex}.` : `${capex} builds ${megawatts(value)} MW IT.`
}

/** What the loan comes to, or why there is none. */
function loanText({ finance: { returns } }: PlanResult, money: Figures['money']): string {
	const { termDebtUsd, minDscr } = returns
	if (termDebtUsd === null) return 'Excludes debt and tax (no financing terms).'
	if (termDebtUsd <= 0) return 'Cash flow supports no term loan.'
	return `${usd(termDebtUsd, money)} term loan${minDscr === null ? '' : `, minimum DSCR ${ratio(minDscr)}`}.`
}

/** Without a price nothing is known of a return: what is missing is said, and is no fact about the plan. */
function unsold(source: FigureSource, figures: Figures): Finding {
	const hour = hourCost(source, figures)
	const cost = hour === null ? '' : ` An accelerator-hour in use costs ${hour.text}.`
	return {
		title: 'No price is entered, so there is no return to show',
		lede: `${builtText(source, figures)}${cost} Enter a price under Prices.`,
	}
}

/** Of a landlord: the rent beside what a leased kilowatt costs; empty where nothing is let. */
function rentText({ result }: FigureSource, { money }: Figures): string {
	const { rentUsdPerKWMonth: rent, usdPerKWMonth: cost } = result.finance.totals
	if (rent === null || cost === null) return ''
	const side = rent < cost ? 'below' : 'above'
	return `Rent of ${usd(rent, money)} per kW-month is ${side} the ${usd(cost, money)} that a leased kW costs`
}

/** Reports tell the rent alone: what of revenue is power that tenants pay at cost is said. */
function passedText({ finance: { revenueByKind, totals } }: PlanResult, money: Figures['money']): string {
	const passed = sum(revenueByKind.passThroughUsd)
	if (passed <= 0) return ''
	return `Revenue ${usd(totals.revenueUsd, money)} includes ${usd(passed, money)} of power and expenses passed through to tenants.`
}

/** What leads the page of money: what is lost most of it, else what it returns. */
export function moneyFinding(source: FigureSource, figures: Figures, products: Products): Finding {
	const { result } = source
	const { totals, returns } = result.finance
	if (isNothing(result))
		return {
			title: 'No capital is spent yet',
			lede: 'Add halls and chip orders to see their cost by month.',
		}
	if (lacksPrice(source)) return unsold(source, figures)
	if (totals.revenueUsd <= 0)
		return {
			title: 'Nothing is sold in the plan, so no cost is recovered',
			lede: `${builtText(source, figures)} Prices are entered; see on the Overview what is not served.`,
		}
	const worst = worstSold(products)
	const idle =
		totals.idleUsd >= MUCH_IDLE * totals.capexUsd ? [`idle capacity costs ${usd(totals.idleUsd, figures.money)}`] : []
	const below = worst === null ? [] : [`“${worst.name}” sells at ${percent(worst.ratio ?? 0)} of its cost`]
	const led = [...idle, ...below].join(', and ')
	const irr =
		returns.projectIrr === null
			? 'Revenue does not recover costs, so there is no IRR'
			: `Project IRR ${exactShare(returns.projectIrr)}`
	const rent = rentText(source, figures)
	const title =
		led === '' ? [rent, irr].filter((part) => part !== '').join('; ') : `${led.charAt(0).toUpperCase()}${led.slice(1)}`
	return {
		title,
		lede: [
			builtText(source, figures),
			...(led === '' ? [] : [`${[rent, irr].filter((part) => part !== '').join('; ')}.`]),
			passedText(result, figures.money),
			loanText(result, figures.money),
		]
			.filter((part) => part !== '')
			.join(' '),
	}
}
