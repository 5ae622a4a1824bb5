import { fieldFacts } from '#shared/fields/registry.ts'
import type { ContractResult, CurtailmentResult } from '#shared/result/energy-result.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { MetricName } from '#shared/metrics/metric.ts'
import { isUnpriced, NO_PRICE } from '../../figures/unpriced.ts'
import { serviceOf, serviceText } from '../../figures/service-month.ts'
import { type FigureOptions, type Figures, figuresFrom, unlessNone, type FigureSource } from '../../figures/figure.ts'
import type { Figure } from '#shared/formats/key-figure.ts'
import type { FigureTable, ListEntry, NamedList } from '../../pages/layer-page.ts'
import { figureEntry, unlessEmpty } from '../list-entry.ts'
import { type Extreme, largest, sum } from '../../figures/series.ts'
import { headOf } from '../head-of.ts'
import { pipeEntries } from './pipe-entries.ts'
import { isOne } from '../../messages/counts.ts'
import { compact, count, megawatts, MISSING, percent } from '#shared/formats/figures.ts'
import { longMonth, shortMonth } from '#shared/formats/months.ts'

type NamedContract = {
	readonly id: string
	readonly name: string
	readonly contract: PlanFile['powerContracts'][number]
	readonly result: ContractResult
}

function contractsOf(plan: PlanFile, result: PlanResult): readonly NamedContract[] {
	return plan.powerContracts.flatMap((contract) => {
		const { id, name } = contract
		const found = result.contracts[id]
		return found ? [{ id, name: name ?? id, contract, result: found }] : []
	})
}

/** The month its power comes; where it waits for others, that of their work, with the month its own terms ask for. */
function startOf(source: FigureSource, { id, contract }: NamedContract): Figure {
	const { figure } = figuresFrom(source)
	const { workRef } = serviceOf(source, contract)
	const as = () => serviceText(source, contract)
	return workRef === null
		? figure('contracts.lateStart', { of: `contract:${id}`, as })
		: figure('schedule.finish', { of: workRef, as })
}

const BY_TIME = [
	'contracts.energyMWh',
	'contracts.attributesMWh',
	'contracts.energyUsd',
	'contracts.demandUsd',
] as const
const OF_TARIFF = 'contracts.tariffUsd'

/** What hours and seasons add stands beside the energy bill where any contract has a tariff. */
const byTimeOf = (contracts: readonly NamedContract[]): readonly MetricName[] =>
	contracts.some(({ contract }) => contract.tariff.length > 0)
		? BY_TIME.flatMap((key): readonly MetricName[] => (key === 'contracts.energyUsd' ? [key, OF_TARIFF] : [key]))
		: BY_TIME

/** Firm megawatts, energy, attributes and money of every contract, over the plan or in one month; null without contracts. */
export function contractTable(plan: PlanFile, result: PlanResult, month: string | null = null): FigureTable | null {
	const contracts = contractsOf(plan, result)
	if (contracts.length === 0) return null
	const { figure } = figuresFrom({ plan, result })
	const byTime = byTimeOf(contracts)
	return {
		title: 'Contract output',
		sub: `Only firm MW at the meter count as capacity; energy, certificates and cost are separate, ${month === null ? 'over the whole plan' : `in ${longMonth(month)}`}`,
		heads: [
			fieldFacts('powerContracts', 'name').label,
			headOf('contracts.start'),
			`${headOf('contracts.firmMW')}, ${month === null ? 'plan end' : shortMonth(month)}`,
			...byTime.map(headOf),
			headOf('contracts.deliveryProbability'),
		],
		rows: contracts.map((contract) => {
			const { id, name } = contract
			const of = (key: MetricName, asked: FigureOptions) => figure(key, { of: `contract:${id}`, ...asked })
			return {
				key: id,
				name,
				figures: [
					startOf({ plan, result }, contract),
					of('contracts.firmMW', { at: month ?? 'last' }),
					...byTime.map((key) =>
						key === 'contracts.energyUsd' && isUnpriced(contract.result)
							? NO_PRICE
							: unlessNone(of(key, { at: month ?? 'all' })),
					),
					of('contracts.deliveryProbability', {}),
				],
			}
		}),
	}
}

/** A line of the list, said where the list is shown: of the others only how many there are. */
type ContractTableEntry = () => ListEntry

function plantEntries(
	{ figure }: Figures,
	{ id, name, result: { plant, fuelMMBtu } }: NamedContract,
): readonly ContractTableEntry[] {
	const of = `contract:${id}`
	const reserve = () => figure('contracts.plant.reserveUnits', { of, as: (units) => `${count(units)} in reserve` })
	const fuel = () => figure('contracts.fuelMMBtu', { of, at: 'all', as: (burnt) => `${compact(burnt)} MMBtu` })
	return [
		...(plant === null
			? []
			: [
					() =>
						figureEntry(reserve(), {
							title: `${name}: ${count(plant.units)} ${plant.units === 1 ? 'unit' : 'units'}`,
							note: `${percent(plant.derate)} of rating on the hottest day`,
						}),
				]),
		...(sum(fuelMMBtu ?? []) === 0
			? []
			: [
					() =>
						figureEntry(fuel(), {
							title: `${name}: fuel burned`,
							note: 'Over the plan, at the heat rate of its type',
						}),
				]),
	]
}

function batteryEntry(
	{ figure }: Figures,
	of: NamedContract,
	battery: NonNullable<ContractResult['battery']>,
): ListEntry {
	const event = figure('contracts.battery.eventMW', {
		of: `contract:${of.id}`,
		at: 'largest',
		as: (power) => `${megawatts(power)} MW`,
	})
	const usable = largest(battery.usableMWh)?.value ?? 0
	const hours = event.value === null || event.value === 0 ? MISSING : megawatts(usable / event.value)
	return figureEntry(event, {
		title: `${of.name}: carries ${event.text} through a curtailment`,
		note: `${compact(usable)} MWh usable, ${hours} h at that power; adds no firm MW and no energy`,
	})
}

function batteryEntries(figures: Figures, contract: NamedContract): readonly ContractTableEntry[] {
	const { battery } = contract.result
	return battery === null ? [] : [() => batteryEntry(figures, contract, battery)]
}

function queueEntries({ figure }: Figures, { id, name, result }: NamedContract): readonly ContractTableEntry[] {
	const { leadMonths, lateProbability } = result
	if (lateProbability === 0 || leadMonths === null) return []
	const late = () =>
		figure('contracts.lateProbability', { of: `contract:${id}`, as: (share) => `${percent(share)} late` })
	return [
		() =>
			figureEntry(late(), {
				status: lateProbability > 0.5 ? 'failing' : 'tight',
				statusText: lateProbability > 0.5 ? 'Unlikely' : 'Open',
				title: `${name}: unsigned`,
				note: `Service there usually takes ${leadMonths.p50} months from the request (P90 ${leadMonths.p90})`,
			}),
	]
}

function cutEntries({ figure }: Figures, { id, name, result }: NamedContract): readonly ContractTableEntry[] {
	if (sum(result.curtailedMWh ?? []) === 0) return []
	const lost = () =>
		figure('contracts.curtailedMWh', {
			of: `contract:${id}`,
			at: 'all',
			as: (energy) => `${compact(energy)} MWh`,
		})
	return [
		() =>
			figureEntry(lost(), {
				title: `${name}: energy lost to curtailment`,
				note: 'Over the plan, at its curtailment hours per year',
			}),
	]
}

type SiteEntryParams = CurtailmentResult & { readonly id: string; readonly name: string; readonly worst: Extreme }

/** Sites whose service is cut while something is missing. */
const cutSites = ({ plan, result }: FigureSource): readonly SiteEntryParams[] =>
	plan.sites.flatMap(({ id, name }) => {
		const cut = result.sites[id]?.curtailment ?? null
		const worst = cut && largest(cut.gapMW)
		return !cut || !worst || worst.value === 0 || cut.eventsPerYear === 0 ? [] : [{ ...cut, id, name, worst }]
	})

function siteEntry({ figure, months }: Figures, { id, name, worst, ...cut }: SiteEntryParams): ListEntry {
	const at = worst.index
	const left = cut.leftMW[at] ?? 0
	const held = cut.hoursHeld[at] ?? 0
	const pausedMW = cut.pausedMW[at] ?? 0
	const paused = pausedMW === 0 ? '' : `, ${megawatts(pausedMW)} MW of load paused`
	const batteries =
		held === 0 ? 'no battery' : `batteries carry ${megawatts(cut.batteryMW[at] ?? 0)} MW for ${megawatts(held)} h`
	return figureEntry(
		figure('curtailment.leftMW', {
			of: `site:${id}`,
			at: months[at] ?? 'last',
			as: (power) => `${megawatts(power)} MW left`,
		}),
		{
			status: left > 0 ? 'tight' : 'ok',
			statusText: left > 0 ? 'Generators' : 'Bridged',
			title: `${name}: ${megawatts(worst.value)} MW short during curtailment`,
			note: `${count(cut.eventsPerYear)} ${isOne(cut.eventsPerYear) ? 'event' : 'events'} per year of ${cut.eventHours} h; ${batteries}${paused}, ${megawatts(left)} MW for generators`,
		},
	)
}

function powerEntries(source: FigureSource): readonly ContractTableEntry[] {
	const contracts = contractsOf(source.plan, source.result)
	const figures = figuresFrom(source)
	const of = (entries: (figures: Figures, contract: NamedContract) => readonly ContractTableEntry[]) =>
		contracts.flatMap((contract) => entries(figures, contract))
	return [
		...of(queueEntries),
		...cutSites(source).map((cut) => () => siteEntry(figures, cut)),
		...of(cutEntries),
		...of(plantEntries),
		...pipeEntries(source),
		...of(batteryEntries),
	]
}

/** How many lines the list of plant, batteries, curtailments and queues has. */
export const powerCount = (plan: PlanFile, result: PlanResult): number => powerEntries({ plan, result }).length

/** Plant, batteries, curtailments and queues; null where a plan has none of them. */
export function powerList(plan: PlanFile, result: PlanResult): NamedList | null {
	return unlessEmpty({
		title: 'Plant, batteries and curtailment',
		sub: 'What makes power firm, and what happens during curtailment',
		entries: powerEntries({ plan, result }).map((entry) => entry()),
	})
}

/** What the usual tariff of each kind would add; null where it adds nothing. */
export function notBilledList(plan: PlanFile, result: PlanResult): NamedList | null {
	const { figure } = figuresFrom({ plan, result })
	const entries = contractsOf(plan, result).flatMap(({ id, name }) => {
		const term = (over: Figure, title: string, note: string) =>
			(over.value ?? 0) < 1 ? [] : [figureEntry(over, { title: `${name}: ${title}`, note })]
		const of = `contract:${id}`
		return [
			...term(
				figure('contracts.notBilled.ratchetUsd', { of, at: 'all' }),
				'demand ratchet',
				'Months billed on a share of a past peak',
			),
			...term(
				figure('contracts.notBilled.escalatorUsd', { of, at: 'all' }),
				'typical escalation',
				'None entered, so prices stay flat',
			),
			...term(
				figure('contracts.notBilled.exitFeeUsd', { of }),
				'exit fee',
				'Months of minimum demand charge on full capacity',
			),
		]
	})
	return unlessEmpty({
		title: 'Shown, not billed',
		sub: 'Typical tariff terms by type: check them against the contract',
		entries,
	})
}
