import type { EquipmentRow } from '#shared/equipment-result.ts'
import type { BuildNetworkStep } from '#shared/result.ts'
import { weeksToMonths } from '#shared/units/conversions.ts'
import { addMonths } from '#shared/units/months.ts'
import { type Frame, noteOf } from '../kernel/run.ts'
import { buildNetwork, type NetworkStep } from '../schedule/build-network.ts'
import { levelWork } from '../schedule/crew-schedule.ts'
import { PACKAGES_BY_EQUIPMENT } from '../schedule/equipment-packages.ts'
import type { EngineModel } from '../world.ts'

/** Packages that set equipment in the hall itself; the substation is a step of its own. */
const SET_IN_HALL = ['elec_gear', 'mech_plant']
/** Commissioning levels proven in a step: factory, receipt, start-up, function, the whole. */
const LEVELS: Readonly<Record<string, readonly string[]>> = {
	equipment_set: ['L1', 'L2'],
	cx_l3: ['L3'],
	cx_l4: ['L4'],
	cx_l5: ['L5'],
}
const ROUNDING = 1e-9

type Sites = Readonly<Record<string, { readonly equipment: readonly EquipmentRow[] }>>

/** The construction network of every hall on its planned dates, keyed by phase id. Rule S9. */
export function buildNetworkResult(
	frame: Frame<EngineModel>,
	sites: Sites,
): Readonly<Record<string, readonly BuildNetworkStep[]>> {
	const { model } = frame.world
	const { input, placed } = noteOf(frame, levelWork)
	const leads = model.plan.sites.map(({ id }) => longestLead(model, sites[id]?.equipment ?? []))
	// Halls alike in scope, length and lead times differ by their start alone.
	const known = new Map<string, readonly NetworkStep[]>()
	return Object.fromEntries(
		input.halls.map(({ id, site, scope, durationMonths, startMonth }, index) => {
			const leadMonths = leads[site] ?? 0
			const key = `${scope}/${String(durationMonths)}/${String(leadMonths)}`
			const steps =
				known.get(key) ??
				buildNetwork({ steps: model.catalogue.constructionPhases, scope, startMonth: 0, durationMonths, leadMonths })
			known.set(key, steps)
			const start = placed.items[index]?.plannedStart ?? startMonth
			return [id, steps.map((step) => dated(step, { start, firstMonth: model.plan.startMonth }))]
		}),
	)
}

function longestLead({ catalogue }: EngineModel, bought: readonly EquipmentRow[]): number {
	const inHall = new Set(
		bought.flatMap(({ item }) =>
			(PACKAGES_BY_EQUIPMENT[item] ?? []).some((id) => SET_IN_HALL.includes(id)) ? [item] : [],
		),
	)
	const weeks = catalogue.equipment.flatMap(({ id, leadWeeks }) => (inHall.has(id) && leadWeeks ? [leadWeeks.mid] : []))
	return weeksToMonths(Math.max(0, ...weeks))
}

function dated(step: NetworkStep, at: { readonly start: number; readonly firstMonth: string }): BuildNetworkStep {
	const start = Math.floor(step.start + ROUNDING)
	const finish = Math.max(start, Math.ceil(step.end - ROUNDING) - 1)
	return {
		step: step.id,
		name: step.name,
		levels: LEVELS[step.id] ?? [],
		start: addMonths(at.firstMonth, at.start + start),
		finish: addMonths(at.firstMonth, at.start + finish),
		floatMonths: step.floatMonths,
		critical: step.floatMonths <= 0,
	}
}
