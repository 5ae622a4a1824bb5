import type { Warning } from '#shared/result/warning-result.ts'
import { leasedFed } from '../balance/balance.quantities.ts'
import { columnOf, noteOf } from '../kernel/run.ts'
import { leaseAsked } from '../layers/infrastructure/lease-inputs.ts'
import { leasedPower, leaseTaken } from '../layers/infrastructure/let-halls.ts'
import { committed } from '../money/commitment.ts'
import { solveCashFlow } from '../money/financing/cash-flow-step.ts'
import { endValue } from '../money/financing/end-value.ts'
import {
	coverBelowOne,
	type LoanOver,
	loanOverChips,
	loanOverLeases,
	loanOverPlan,
} from '../money/financing/returns/loan-ends.ts'
import { landCost } from '../money/land/land.ts'
import { landPricesAt } from '../money/land/land-price.ts'
import { addMonths } from '#shared/units/months.ts'
import { reservedShort } from './warnings-reserved.ts'
import { nameOf, type WarningFacts } from './warning-facts.ts'

const SHORT = 1e-6
/** Of all capital: land that is less of it hangs on no price. */
const MATERIAL_SHARE = 0.01

/** What is let beyond what there is, and what money of the plan rests on. Rules mM2, mM5, mM7. */
export function moneyWarnings(facts: WarningFacts): readonly Warning[] {
	const { plan } = facts.frame.world.model
	return [
		...plan.leases.flatMap((_, index) => leaseOverHalls(facts, index)),
		...plan.chipOrders.flatMap((_, index) => reservedShort(facts.frame, index)),
		...plan.sites.flatMap((_, index) => [...leaseOverPower(facts, index), ...landGuess(facts, index)]),
		...(plan.finance === null ? [] : [...debtWarnings(facts), ...loanWarnings(facts)]),
	]
}

/** The first month in which a tenant has less than it rents. */
function leaseOverHalls({ frame }: WarningFacts, index: number): readonly Warning[] {
	const { plan, months } = frame.world.model
	const lease = plan.leases[index]
	const [asked, taken] = [columnOf(frame, leaseAsked), columnOf(frame, leaseTaken)]
	const month = months.findIndex((_, at) => asked.at(index, at) > taken.at(index, at) + SHORT)
	if (!lease || month < 0) return []
	return [
		{
			path: `leases[${String(index)}].itMW`,
			code: 'lease_over_halls',
			facts: {
				lease: nameOf(lease),
				month: months[month] ?? '',
				itMW: asked.at(index, month),
				finishedMW: taken.at(index, month),
			},
		},
	]
}

/** The first month in which power feeds less than is let of finished halls. */
function leaseOverPower({ frame }: WarningFacts, index: number): readonly Warning[] {
	const { plan, months } = frame.world.model
	const site = plan.sites[index]
	const [leased, fed] = [columnOf(frame, leasedPower), columnOf(frame, leasedFed)]
	const month = months.findIndex((_, at) => leased.at(index, at) > fed.at(index, at) + SHORT)
	const lease = plan.leases.findIndex(({ siteId }) => siteId === site?.id)
	if (!site || month < 0) return []
	return [
		{
			path: `leases[${String(lease)}].itMW`,
			code: 'lease_over_power',
			facts: {
				site: site.name,
				month: months[month] ?? '',
				itMW: leased.at(index, month),
				fedMW: fed.at(index, month),
			},
		},
	]
}

/** Land that is bought at a price nobody stated, where it weighs. */
function landGuess({ frame }: WarningFacts, index: number): readonly Warning[] {
	const { plan } = frame.world.model
	const site = plan.sites[index]
	if (!site || site.landUsdPerHectare !== null) return []
	const isSet = ['landUsdPerHectare', `${site.id}/landUsdPerHectare`].some((key) => plan.assumptions[key] !== undefined)
	const landUsd = columnOf(frame, landCost).at(index, 0)
	const all = columnOf(frame, committed.total).at(0, 0)
	if (isSet || landUsd < MATERIAL_SHARE * all || landUsd <= 0) return []
	const { model } = frame.world
	return [
		{
			path: `sites[${String(index)}].landUsdPerHectare`,
			code: 'land_guess',
			facts: {
				...{ site: site.name, landUsd },
				...landPricesAt(model, index),
			},
		},
	]
}

/** Equity that must help out after conversion, and debt that what is left does not cover. */
function debtWarnings({ frame }: WarningFacts): readonly Warning[] {
	const { cureUsd, debtLeftUsd } = noteOf(frame, solveCashFlow)
	const valueUsd = columnOf(frame, endValue).at(0, 0)
	return [
		...(cureUsd > 1 ? [{ path: 'finance.targetDscr', code: 'equity_cure', facts: { usd: cureUsd } } as const] : []),
		...(debtLeftUsd > valueUsd + 1
			? [{ path: 'finance.termMonths', code: 'debt_beyond_value', facts: { debtUsd: debtLeftUsd, valueUsd } } as const]
			: []),
	]
}

/** What the loan rests on and ends before it, and quarters that do not pay it. lP27 */
function loanWarnings({ frame }: WarningFacts): readonly Warning[] {
	const { plan } = frame.world.model
	const ends = (over: LoanOver) => ({
		months: over.months,
		ends: addMonths(plan.startMonth, over.ends),
		loanEnds: addMonths(plan.startMonth, over.loanEnds),
		owedUsd: over.owedUsd,
	})
	const tenor = 'finance.termMonths'
	const [chips, leases, tail] = [loanOverChips(frame), loanOverLeases(frame), loanOverPlan(frame)]
	const short = coverBelowOne(frame)
	return [
		...(chips ? [{ path: tenor, code: 'loan_outlives_chips', facts: ends(chips) } as const] : []),
		...(leases ? [{ path: tenor, code: 'loan_outlives_lease', facts: ends(leases) } as const] : []),
		...(tail ? [{ path: tenor, code: 'tenor_on_tail', facts: ends(tail) } as const] : []),
		...(short ? [{ path: 'finance.targetDscr', code: 'cover_below_one', facts: short } as const] : []),
	]
}
