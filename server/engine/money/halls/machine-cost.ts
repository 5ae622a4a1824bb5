import type { LotRole } from '#shared/result/equipment-result.ts'
import { getEquipment, getFacilityRatio } from '#shared/catalogue/catalogue.ts'
import type { ElectricalChain, Equipment, RedundancyTopology } from '#shared/catalogue/facility-types.ts'
import type { Catalogue } from '#shared/catalogue/tables.ts'
import type { CoolingTechnology } from '#shared/catalogue/types.ts'
import { item } from '../../cells.ts'
import { coolingLoad, type DesignHour } from '../../equipment/cooling-load.ts'
import { stageEfficiency } from '../../equipment/hall-inputs.ts'
import { apparentLoad, chainEfficiency, criticalLoad, generatorLoad, hallRacks } from '../../equipment/hall-loads.ts'
import { GROUPED, REDUNDANT, SPARED, USABLE } from '../../equipment/lot-inputs.ts'
import { lotModules, lotUnits } from '../../equipment/lot-units.ts'
import { itemsOf, MECHANICAL } from '../../equipment/lots.ts'
import { standardSize } from '../../equipment/size-lots.ts'
import { formulaValue } from '../../kernel/evaluate.ts'

/** A hall as its machines are counted: a whole one, whatever stands. */
export type HallDesign = {
	readonly itMW: number
	readonly peakPue: number
	readonly powerFactor: number
	readonly rackKW: number
	readonly topology: RedundancyTopology
	readonly chain: ElectricalChain
	readonly technology: CoolingTechnology
	readonly hour: DesignHour
	/** false: the site’s own plant is its standby */
	readonly hasStandby: boolean
}

export type MachineGroup = 'electrical' | 'mechanical'
export type MachineUsd = Readonly<Record<MachineGroup, number>>
const OF_SITE: readonly LotRole[] = ['substation', 'breaker']
const BY_PLANT: readonly LotRole[] = ['plant', 'stepUp', 'storageMWh', 'switches', 'cables', 'optics', 'storage']

/** What a purchase counts as in the cost of a hall; null for substations, plants and the fabric. */
export function groupOf(role: LotRole): MachineGroup | null {
	if (OF_SITE.includes(role) || BY_PLANT.includes(role)) return null
	return MECHANICAL.includes(role) ? 'mechanical' : 'electrical'
}

/** The electrical chain behind a cooling technology. */
export function chainOf({ electricalChains }: Catalogue, { parameters }: CoolingTechnology): ElectricalChain {
	return item(
		electricalChains.filter(({ id }) => id === parameters.chain),
		0,
	)
}

/** Metres of busway in a run (planner’s guess). */
const BUSWAY_RUN_M = 30
const EACH = ['USD', 'USD/section', 'USD/door']

/** What a unit costs: by its size, or each. Methodology, money M1.3. */
export function unitPrice({ cost, costUnit }: Equipment): { readonly perSize: number; readonly each: number } {
	if (cost === null || costUnit === null) return { perSize: 0, each: 0 }
	if (costUnit === 'USD/m') return { perSize: 0, each: cost * BUSWAY_RUN_M }
	return EACH.includes(costUnit) ? { perSize: 0, each: cost } : { perSize: cost, each: 0 }
}

type MachineCostRows = Catalogue
const ratioOf = (rows: MachineCostRows, id: string): number => getFacilityRatio(rows, id).values['default'] ?? NaN

/** Machines of a hall at catalogue prices, USD. Counts are those of I10–I16. */
export function machineCost(design: HallDesign, rows: MachineCostRows): MachineUsd {
	const loads = loadsOf(design, rows)
	const sum = { electrical: 0, mechanical: 0 }
	const units = new Map<LotRole, number>()
	for (const [role, id] of itemsOf(design.technology)) {
		const row = getEquipment(rows, id)
		const load = loads(role, { row, transformers: units.get('transformer') ?? 0 })
		const rule = sparesOf(design, role, rows)
		const size = standardSize(row, load / (rule.divisor * rule.usable))
		const count = formulaValue(lotUnits, {
			modules: formulaValue(lotModules, { load, size, ...rule }),
			block: rule.block,
		})
		const price = unitPrice(row)
		units.set(role, count)
		const group = groupOf(role)
		if (group) sum[group] += count * (price.perSize * size + price.each)
	}
	return sum
}

/** Machines of halls of which many are alike: each kind is priced once. */
export function machinesOfAlike(rows: MachineCostRows): (design: HallDesign) => MachineUsd {
	const known = new Map<string, MachineUsd>()
	return (design) => {
		const { itMW, peakPue, powerFactor, rackKW, topology, technology, hour, hasStandby } = design
		const rated = [itMW, peakPue, powerFactor, rackKW, topology.id, technology.id, hasStandby]
		const key = [...rated, hour.dryBulbC, hour.wetBulbC].join('/')
		const found = known.get(key) ?? machineCost(design, rows)
		known.set(key, found)
		return found
	}
}

const KILO = 1000

function loadsOf(
	{ itMW, peakPue, powerFactor, rackKW, topology, chain, technology, hour, hasStandby }: HallDesign,
	rows: MachineCostRows,
) {
	const share = topology.protectedShare
	const stage = (of: Parameters<typeof stageEfficiency>[1]) => stageEfficiency(chain, of).value
	const efficiency = formulaValue(chainEfficiency, {
		transformer: stage('transformer'),
		switchgear: stage('switchgear'),
		conversion: stage('conversion'),
		distribution: stage('distribution'),
	})
	const critical = formulaValue(criticalLoad, {
		...{ share, it: itMW, efficiency: stage('distribution') },
		cooling: ratioOf(rows, 'ups_continuous_cooling'),
	})
	const apparent = formulaValue(apparentLoad, { it: itMW, pue: peakPue, factor: powerFactor })
	const heat = coolingLoad({
		itMW,
		roomLossShare: ratioOf(rows, 'room_loss_share') * (1 / efficiency - 1),
		parameters: technology.parameters,
		hour,
		basis: rows.hourlyCooling,
	})
	const feeds = (ratioOf(rows, 'rack_feeds') * itMW * KILO) / powerFactor
	const byRole: Partial<Record<LotRole, number>> = {
		ups: critical,
		battery: critical,
		generator: formulaValue(generatorLoad, { it: itMW, pue: peakPue, share, has: Number(hasStandby) }),
		transformer: apparent,
		switchboard: apparent,
		pdu: feeds,
		busway: feeds / (Math.sqrt(3) * ratioOf(rows, 'busway_voltage_kV')),
		chiller: heat.chillerMW,
		rejection: heat.rejectionMW,
		liquid: heat.liquidMW,
	}
	return (role: LotRole, of: { readonly row: Equipment; readonly transformers: number }): number => {
		if (role === 'switchgear') return of.transformers
		if (role === 'roomHeat') return heat.airMW * (of.row.sizeUnit.startsWith('kW') ? KILO : 1)
		if (role === 'roomRacks') return formulaValue(hallRacks, { it: itMW, each: rackKW }) * of.row.unitSize
		return byRole[role] ?? 0
	}
}

function sparesOf({ topology }: HallDesign, role: LotRole, rows: MachineCostRows) {
	const usable = USABLE[role] === undefined ? 1 : ratioOf(rows, USABLE[role])
	if (REDUNDANT.includes(role)) {
		const { sides, divisor, sideSpares, blockSize } = topology
		return { sides, divisor, spares: sideSpares, block: blockSize ?? 0, usable }
	}
	const block = GROUPED.includes(role) ? ratioOf(rows, 'cooling_spare_group') : 0
	return { sides: 1, divisor: 1, spares: SPARED.includes(role) ? 1 : 0, block, usable }
}
