import type { PlanResult } from '#shared/result.ts'
import { asOnePlace } from '#shared/metrics/several-places.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import { type FlowModel, flowOf, type FlowPart, type FlowStage } from '#shared/charts/flow.ts'
import { type FigureKey, type Figures, figuresFrom } from '../figures/figure.ts'
import { contractedPower } from '../tables/contracts/contracted-power.ts'
import { megawatts } from '#shared/formats/figures.ts'
import { longMonth } from '#shared/formats/months.ts'
import { shareText } from '#shared/formats/shares.ts'

export type FlowView = {
	readonly title: string
	readonly sub: string
	readonly month: string
	readonly months: readonly { readonly month: string; readonly name: string }[]
	readonly model: FlowModel
}

/** Applications with a part of their own; the others stand together. */
const MOST_APPLICATIONS = 6
/** A part below this share of its stage is thinner than a line, and three digits of the others do not miss it. */
const LEAST_SHOWN = 5e-4

type PowerStagesParams = {
	readonly plan: PlanFile
	readonly result: PlanResult
	readonly figures: Figures
	readonly at: string
}
type FlowViewNamed = readonly [name: string, how: FlowPart['how'], key: FigureKey, of?: string]

const ids = (list: readonly { readonly id: string }[]) => list.map(({ id }) => id)

/** The month that loses most of those in which anything runs, else the last. */
function worstMonth({ months, shortfall, sites }: PlanResult): string {
	const runs = (index: number) => Object.values(sites).some(({ itPowerMW }) => (itPowerMW[index] ?? 0) > 0)
	const running = months.map((_, index) => index).filter(runs)
	const worst = running.reduce<number | null>((most, index) => {
		const lost = shortfall.lostItMW[index] ?? 0
		return lost > 0 && (most === null || lost > (shortfall.lostItMW[most] ?? 0)) ? index : most
	}, null)
	return months[worst ?? running.at(-1) ?? months.length - 1] ?? ''
}

function powerStages({ plan, figures: { figure }, at }: PowerStagesParams, contracts: string): readonly FlowStage[] {
	const sites = asOnePlace('site', ids(plan.sites)) ?? 'plan'
	const letSites = asOnePlace('site', [...new Set(plan.leases.map(({ siteId }) => siteId))])
	const of = (name: string, key: FigureKey, place?: string) =>
		flowOf(figure(key, { at, ...(place !== undefined && { of: place }) }), name, 'MW')
	const parts = (...named: readonly FlowViewNamed[]): readonly FlowPart[] =>
		named.map(([name, how, key, place]) => ({ ...of(name, key, place), how }))
	const contracted = figure('energy.contractCapacity', { of: contracts })
	return [
		{
			...flowOf(contracted, 'Contracts at the meter', 'MW'),
			colour: 'energy',
			parts: parts(
				['Firm', 'onward', 'layers.energy.available'],
				['Not in service', 'lost', 'energy.notInService', contracts],
				['Not firm', 'lost', 'energy.notFirm', sites],
				['Limits and reserves', 'lost', 'energy.firmHeldBack', sites],
			),
		},
		{
			...of('Firm at the meter', 'layers.energy.available'),
			colour: 'energy',
			parts: parts(['Drawn', 'onward', 'facilityPowerMW', sites], ['Not drawn', 'lost', 'energy.notDrawn', sites]),
		},
		{
			...of('Drawn at the peak', 'facilityPowerMW', sites),
			colour: 'infrastructure',
			parts: parts(
				['IT', 'onward', 'itPowerMW', sites],
				['Cooling and losses (PUE)', 'lost', 'energy.coolingAndLosses', sites],
			),
		},
		{
			...of('IT power', 'itPowerMW', sites),
			colour: 'infrastructure',
			parts:
				letSites === undefined
					? parts(['Energized', 'onward', 'itPowerMW', sites])
					: parts(
							['Own accelerators', 'onward', 'chips.ownItPower', sites],
							['Leased to tenants', 'used', 'leasedItMW', letSites],
						),
		},
	]
}

function acceleratorStage({ plan, figures: { figure }, at }: PowerStagesParams): FlowStage {
	const given = (serves: boolean) =>
		asOnePlace('workload', ids(plan.workloads.filter(({ kind }) => (kind === 'inference') === serves)))
	const [inference, training] = [given(true), given(false)]
	const allocated = (of: string) => figure('acceleratorsAllocated', { of, at })
	return {
		...flowOf(figure('chips.pastRamp', { at }), 'Accelerators', ''),
		colour: 'chips',
		parts: [
			...(inference === undefined
				? []
				: [{ ...flowOf(allocated(inference), 'Inference', ''), how: 'onward' as const, turns: true as const }]),
			...(training === undefined
				? []
				: [{ ...flowOf(allocated(training), 'Training and batch', ''), how: 'used' as const, colour: 'models' }]),
			{ ...flowOf(figure('chips.idle', { at }), 'Powered, idle', ''), how: 'lost' },
			{ ...flowOf(figure('stranded.accelerators', { at }), 'Unpowered (incl. spares)', ''), how: 'unfed' },
		],
	}
}

function tokenStage({ plan, result, figures: { figure }, at }: PowerStagesParams): FlowStage | null {
	const index = result.months.indexOf(at)
	const served = (id: string) => result.applications[id]?.servedTokensPerSecond[index] ?? 0
	const named = plan.applications.toSorted((one, other) => served(other.id) - served(one.id))
	const all = asOnePlace('application', ids(named))
	if (all === undefined) return null
	const own = named.slice(0, named.length > MOST_APPLICATIONS ? MOST_APPLICATIONS - 1 : MOST_APPLICATIONS)
	const others = asOnePlace('application', ids(named.slice(own.length)))
	const part = (name: string, of: string) => ({
		...flowOf(figure('servedTokensPerSecond', { of, at }), name, 'tokens/s'),
		how: 'used' as const,
	})
	return {
		...flowOf(figure('demandTokensPerSecond', { of: all, at }), 'Token demand', 'tokens/s'),
		colour: 'applications',
		parts: [
			...own.map(({ id, name }) => part(name ?? id, `application:${id}`)),
			...(others === undefined ? [] : [part(`${String(named.length - own.length)} others`, others)]),
			{ ...flowOf(figure('applications.unserved', { of: all, at }), 'Not served', 'tokens/s'), how: 'unfed' },
		],
	}
}

/** Without parts that nobody could see. */
const withoutNothing = (stage: FlowStage): FlowStage => ({
	...stage,
	parts: stage.parts.filter(({ how, value }) => how === 'onward' || value > stage.value * LEAST_SHOWN),
})

/** The contracts that serve the meter, as one place; undefined where there is none. */
const contractsOf = (plan: PlanFile, result: PlanResult) =>
	asOnePlace('contract', contractedPower(plan, result).atMeter)

/** Whether there is a way to draw. */
export const hasFlow = (plan: PlanFile, result: PlanResult): boolean => contractsOf(plan, result) !== undefined

/** From contracted megawatts to tokens by application in one month; null where no contract serves the meter. */
export function buildFlow(plan: PlanFile, result: PlanResult, asked: string | null = null): FlowView | null {
	const contracts = contractsOf(plan, result)
	if (contracts === undefined) return null
	const at = asked !== null && result.months.includes(asked) ? asked : worstMonth(result)
	const context = { plan, result, figures: figuresFrom({ plan, result }), at }
	const stages = [...powerStages(context, contracts), acceleratorStage(context)]
	const tokens = tokenStage(context)
	const [contracted, , , it] = stages
	const unserved = tokens?.parts.at(-1)?.value ?? 0
	const serves =
		tokens === null || tokens.value === 0 ? '' : ` and serves ${shareText(1 - unserved / tokens.value)} of token demand`
	return {
		title: `${megawatts(contracted?.value ?? 0)} MW of contracts runs ${megawatts(it?.value ?? 0)} MW IT in ${longMonth(at)}${serves}`,
		sub: 'MW → IT power → accelerators → tokens/s. Stages have equal height; parts are shares of their stage',
		month: at,
		months: result.months.map((month) => ({ month, name: longMonth(month) })),
		model: { stages: (tokens === null ? stages : [...stages, tokens]).map(withoutNothing) },
	}
}
