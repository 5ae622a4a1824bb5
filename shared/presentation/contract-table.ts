import type { ContractResult } from '#shared/energy-result.ts'
import type { PlanResult } from '#shared/result.ts'
import type { PlanFile } from '#shared/schemas/plan-file.ts'
import type { FigureTable, ListEntry, NamedList, TableFigure } from './layer-page.ts'
import { largest, last, sum } from './series.ts'
import { compact, count, megawatts, MISSING, percent, usd } from './wording/figures.ts'
import { shortMonth } from './wording/months.ts'

type Named = { readonly id: string; readonly name: string; readonly result: ContractResult }

function contractsOf(plan: PlanFile, result: PlanResult): readonly Named[] {
	return plan.powerContracts.flatMap(({ id, name }) => {
		const found = result.contracts[id]
		return found ? [{ id, name: name ?? id, result: found }] : []
	})
}

function figure(
	id: string,
	of: { readonly text: string; readonly quantity: string; readonly month?: string },
): TableFigure {
	return { text: of.text, why: { quantity: of.quantity, scope: `contract:${id}`, month: of.month ?? null } }
}

/** Nothing is a dash, and opens nothing. */
function unlessNone(value: number, make: () => TableFigure): TableFigure {
	return value === 0 ? MISSING : make()
}

function startsOf({ start, lateStart }: ContractResult): string {
	return start === lateStart ? shortMonth(start) : `${shortMonth(start)} to ${shortMonth(lateStart)}`
}

/** Firm megawatts, energy, attributes and money of every contract, over the plan; null without contracts. */
export function contractTable(plan: PlanFile, result: PlanResult): FigureTable | null {
	const contracts = contractsOf(plan, result)
	if (contracts.length === 0) return null
	const lastMonth = result.months.at(-1) ?? ''
	return {
		title: 'What each contract brings',
		sub: 'Megawatts count when they are firm at the meter; energy, attributes and money are reckoned apart, over the whole plan',
		heads: [
			'Contract',
			'Serves from',
			'Firm MW, last month',
			'Energy, MWh',
			'Attributes, MWh',
			'Energy bill',
			'Demand charge',
			'Comes to be',
		],
		rows: contracts.map(({ id, name, result: found }) => ({
			key: id,
			name,
			figures: [
				figure(id, { text: startsOf(found), quantity: 'contracts.lateStart' }),
				figure(id, { text: megawatts(last(found.firmMW)), quantity: 'contracts.firmMW', month: lastMonth }),
				unlessNone(sum(found.energyMWh), () =>
					figure(id, { text: compact(sum(found.energyMWh)), quantity: 'contracts.energyMWh' }),
				),
				unlessNone(sum(found.attributesMWh), () =>
					figure(id, { text: compact(sum(found.attributesMWh)), quantity: 'contracts.attributesMWh' }),
				),
				unlessNone(sum(found.energyUsd), () =>
					figure(id, { text: usd(sum(found.energyUsd)), quantity: 'contracts.energyUsd' }),
				),
				unlessNone(sum(found.demandUsd), () =>
					figure(id, { text: usd(sum(found.demandUsd)), quantity: 'contracts.demandUsd' }),
				),
				figure(id, { text: percent(found.deliveryProbability), quantity: 'contracts.deliveryProbability' }),
			],
		})),
	}
}

function entry(
	id: string,
	of: Pick<ListEntry, 'title' | 'note' | 'status' | 'statusText'> & {
		readonly text: string
		readonly quantity: string
	},
): ListEntry {
	const { text, quantity, ...words } = of
	return {
		key: `${id}/${quantity}`,
		value: '',
		...words,
		open: { text, why: { quantity, scope: `contract:${id}`, month: null } },
	}
}

function plantEntries({ id, name, result: { plant, fuelMMBtu } }: Named): readonly ListEntry[] {
	const burnt = sum(fuelMMBtu ?? [])
	return [
		...(plant === null
			? []
			: [
					entry(id, {
						status: null,
						title: `${name}: ${count(plant.units)} machines, ${count(plant.reserveUnits)} in reserve`,
						note: `Each gives ${percent(plant.derate)} of its rating on the hottest day`,
						text: `${count(plant.units > 1 ? Math.max(0, plant.units - plant.reserveUnits) : 0)} of ${count(plant.units)} firm`,
						quantity: 'energy.contractFirmShare',
					}),
				]),
		...(burnt === 0
			? []
			: [
					entry(id, {
						status: null,
						title: `${name}: fuel burned`,
						note: 'Over the plan, by the heat rate of its kind',
						text: `${compact(burnt)} MMBtu`,
						quantity: 'contracts.fuelMMBtu',
					}),
				]),
	]
}

function batteryEntries({ id, name, result: { battery } }: Named): readonly ListEntry[] {
	if (battery === null) return []
	const event = largest(battery.eventMW)?.value ?? 0
	const usable = largest(battery.usableMWh)?.value ?? 0
	const hours = event === 0 ? MISSING : megawatts(usable / event)
	return [
		entry(id, {
			status: null,
			title: `${name}: holds ${megawatts(event)} MW through an event`,
			note: `${compact(usable)} MWh usable, ${hours} h at that power; adds no firm megawatts and no energy`,
			text: `${megawatts(event)} MW`,
			quantity: 'contracts.battery.eventMW',
		}),
	]
}

function queueEntries({ id, name, result: { leadMonths, lateProbability } }: Named): readonly ListEntry[] {
	if (lateProbability === 0 || leadMonths === null) return []
	return [
		entry(id, {
			status: lateProbability > 0.5 ? 'failing' : 'tight',
			statusText: lateProbability > 0.5 ? 'Unlikely' : 'Open',
			title: `${name}: nothing is signed`,
			note: `Service there usually takes ${leadMonths.p50} months from the request, ${leadMonths.p90} in one of ten cases`,
			text: `${percent(lateProbability)} late`,
			quantity: 'contracts.lateProbability',
		}),
	]
}

function cutEntries({ id, name, result: { curtailedMWh } }: Named): readonly ListEntry[] {
	const lost = sum(curtailedMWh ?? [])
	if (lost === 0) return []
	return [
		entry(id, {
			status: null,
			title: `${name}: energy not delivered while it is cut`,
			note: 'Over the plan, at its hours of curtailment a year',
			text: `${compact(lost)} MWh`,
			quantity: 'contracts.curtailedMWh',
		}),
	]
}

function siteEntries(plan: PlanFile, result: PlanResult): readonly ListEntry[] {
	return plan.sites.flatMap(({ id, name }): readonly ListEntry[] => {
		const cut = result.sites[id]?.curtailment ?? null
		const worst = cut && largest(cut.gapMW)
		if (!cut || !worst || worst.value === 0) return []
		const at = worst.index
		const left = cut.leftMW[at] ?? 0
		const held = cut.hoursHeld[at] ?? 0
		const pausedMW = cut.pausedMW[at] ?? 0
		const paused = pausedMW === 0 ? '' : `, ${megawatts(pausedMW)} MW of load paused`
		const batteries =
			held === 0 ? 'no battery' : `batteries carry ${megawatts(cut.batteryMW[at] ?? 0)} of it for ${megawatts(held)} h`
		return [
			{
				key: `${id}/gap`,
				status: left > 0 ? 'tight' : 'ok',
				statusText: left > 0 ? 'Generators' : 'Bridged',
				title: `${name}: ${megawatts(worst.value)} MW missing while service is cut`,
				note: `${count(cut.eventsPerYear)} events a year of ${cut.eventHours} h; ${batteries}${paused}, ${megawatts(left)} MW for generators`,
				value: '',
				open: {
					text: `${megawatts(left)} MW left`,
					why: { quantity: 'curtailment.leftMW', scope: `site:${id}`, month: result.months[at] ?? null },
				},
			},
		]
	})
}

/** Plant, batteries, curtailments and queues; null where a plan has none of them. */
export function powerList(plan: PlanFile, result: PlanResult): NamedList | null {
	const contracts = contractsOf(plan, result)
	const entries = [
		...contracts.flatMap(queueEntries),
		...siteEntries(plan, result),
		...contracts.flatMap(cutEntries),
		...contracts.flatMap(plantEntries),
		...contracts.flatMap(batteryEntries),
	]
	if (entries.length === 0) return null
	return {
		title: 'Plant, batteries and curtailment',
		sub: 'What stands behind firm megawatts, and what happens while service is cut',
		entries,
	}
}

/** What the usual tariff of each kind would add; null where it adds nothing. */
export function notBilledList(plan: PlanFile, result: PlanResult): NamedList | null {
	const entries = contractsOf(plan, result).flatMap(({ id, name, result: { notBilled } }) => {
		const term = (usdOver: number, of: { readonly title: string; readonly note: string; readonly quantity: string }) =>
			usdOver < 1 ? [] : [entry(id, { status: null, ...of, title: `${name}: ${of.title}`, text: usd(usdOver) })]
		return [
			...term(notBilled.ratchetUsd, {
				title: 'demand ratchet',
				note: 'Months after a peak, billed on a share of it',
				quantity: 'contracts.notBilled.ratchetUsd',
			}),
			...term(notBilled.escalatorUsd, {
				title: 'usual escalation',
				note: 'The plan states none, so its prices stay flat',
				quantity: 'contracts.notBilled.escalatorUsd',
			}),
			...term(notBilled.exitFeeUsd, {
				title: 'fee to leave early',
				note: 'Months of minimum demand charge on the full capacity',
				quantity: 'contracts.notBilled.exitFeeUsd',
			}),
		]
	})
	if (entries.length === 0) return null
	return {
		title: 'Shown, not billed',
		sub: 'Terms of the usual tariff of each kind: check them against the contract',
		entries,
	}
}
