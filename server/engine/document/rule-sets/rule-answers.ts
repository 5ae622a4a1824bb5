import type { RuleSet } from '#shared/catalogue/types.ts'
import type { RuleAnswer } from '#shared/result/rule-result.ts'
import { noteBeside } from '#shared/schemas/note-key.ts'
import { serviceLimit, yearJudged } from './rule-years.ts'
import { type RuleYear, servedBy, type SiteFacts } from './site-facts.ts'

type AskOfRule = RuleSet['asked'][number]
type AnswerToAsk = (at: SiteFacts, asked: AskOfRule) => RuleAnswer

const stated =
	(isSaid: (at: SiteFacts) => boolean): AnswerToAsk =>
	(at) =>
		isSaid(at) ? 'meets' : 'lacks'

const cannotSay: AnswerToAsk = () => 'cannot_say'

const OWN_PLANT = ['onsite_zero_carbon', 'onsite_gas', 'colocated_nuclear'] as const
const IMPORTS = ['utility_firm', 'non_firm'] as const

const hasPlant = (at: SiteFacts) => servedBy(at, ...OWN_PLANT).length > 0
const mayPause = ({ workloads }: SiteFacts) =>
	workloads.some(({ flexibility }) => flexibility === 'pause' || flexibility === 'shift')
const promises = ({ contracts }: SiteFacts) => contracts.some(({ kind }) => kind.role === 'load')
const paysUpgrades = ({ contracts, works }: SiteFacts) =>
	contracts.some(({ contract }) => (contract.networkUpgradeUsd ?? 0) > 0) ||
	works.some(({ contributionUsd }) => (contributionUsd ?? 0) > 0)
const backsUp = (at: SiteFacts) =>
	at.hasGenerators || hasPlant(at) || at.contracts.some(({ contract }) => (contract.backupMW ?? 0) > 0)
const holdsSite = ({ site }: SiteFacts) => site.siteControl !== null && site.siteControl !== 'none'
const statesFloor = ({ halls }: SiteFacts) => halls.length > 0 && halls.every(({ floorAreaM2 }) => floorAreaM2 !== null)
const saysWhyNot = ({ plan, site }: SiteFacts) =>
	noteBeside(plan.notes, { list: 'sites', id: site.id, field: 'heat' }) !== undefined

/** A figure of the year that counts against the limit of the month in which service began. */
const held =
	(figureOf: (year: RuleYear) => number | null, isWithin: (value: number, limit: number) => boolean): AnswerToAsk =>
	(at, { limits }) => {
		const [limit, year] = [serviceLimit(limits, at), yearJudged(at)]
		const value = year && figureOf(year)
		if (limit === null || value === null) return 'cannot_say'
		return isWithin(value, limit) ? 'meets' : 'lacks'
	}

const ROUNDING = 1e-6

/** Each whole year from the limit’s own on. */
const renewable: AnswerToAsk = ({ years }, { limits }) => {
	const [limit] = limits
	const counted = years.filter(
		({ year, whole, ref }) => whole && ref !== null && `${String(year)}-01` >= (limit?.from ?? ''),
	)
	if (limit === undefined || counted.length === 0) return 'cannot_say'
	return counted.every(({ ref }) => (ref ?? 0) >= limit.value - ROUNDING) ? 'meets' : 'lacks'
}

const hasYears: AnswerToAsk = ({ years }) => (years.some(({ pue }) => pue !== null) ? 'meets' : 'cannot_say')

/** By what a rule asks: whether the plan states it, or a figure of the result says it. Rule lP43. */
export const RULE_ANSWERS_BY_ASK: Readonly<Record<AskOfRule['reads'], AnswerToAsk>> = {
	other_requests: stated(({ site }) => site.interconnection.otherRequestsMW !== null),
	site_control: stated(holdsSite),
	backup: stated(backsUp),
	upgrade_contribution: stated(paysUpgrades),
	pausable: stated(mayPause),
	pausable_or_promised: stated((at) => mayPause(at) || promises(at)),
	collateral: stated((at) => servedBy(at, ...IMPORTS).some(({ contract }) => contract.collateralUsd !== null)),
	ramp_steps: stated((at) => servedBy(at, ...IMPORTS).some(({ contract }) => contract.rampSteps.length > 0)),
	ride_through: stated(({ site }) => site.interconnection.rideThrough !== null),
	firm_service: stated((at) => servedBy(at, 'utility_firm').length > 0),
	non_firm_service: stated((at) => servedBy(at, 'non_firm').length > 0),
	upgrades_awaited: stated(({ works }) => works.length > 0),
	own_plant: stated(hasPlant),
	accredited: stated(({ contracts }) => contracts.some(({ contract }) => contract.accreditedBy !== null)),
	voltage: stated(({ site }) => site.interconnection.voltageKV !== null),
	floor: stated(statesFloor),
	heat: stated(({ site }) => site.heat.MW !== null),
	heat_reason: stated(saysWhyNot),
	accelerators: stated(({ accelerators }) => accelerators > 0),
	finance: stated(({ plan }) => plan.finance !== null),
	energy_figures: hasYears,
	water_figures: hasYears,
	renewable_figures: hasYears,
	pue_at_most: held(
		({ pue }) => pue,
		(value, limit) => value <= limit + ROUNDING,
	),
	reuse_at_least: held(
		({ erf }) => erf,
		(value, limit) => value >= limit - ROUNDING,
	),
	renewable_at_least: renewable,
	not_planned: cannotSay,
}
