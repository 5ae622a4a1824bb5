import { getEquipment } from '#shared/catalogue/catalogue.ts'
import type { BuildNetworkStep } from '#shared/result.ts'
import { weeksToMonths } from '#shared/units/conversions.ts'
import { addMonths, monthsBetween } from '#shared/units/months.ts'
import { item } from '../cells.ts'
import { lotBought } from '../equipment/standing/standing.ts'
import { columnOf, type Frame, noteOf } from '../kernel/run.ts'
import { buildNetwork, type Delay, type NetworkInputs, type NetworkStep } from '../schedule/build-network.ts'
import { levelWork } from '../schedule/crews/crew-schedule.ts'
import { needIn, PACKAGES_BY_EQUIPMENT } from '../schedule/equipment-packages.ts'
import type { MovedSteps } from '../schedule/hall-dates.ts'
import type { Hall } from '../schedule/types.ts'
import type { EngineModel } from '../world.ts'

/** Packages that set equipment in the hall itself; the substation is a step of its own. */
const SET_IN_HALL = ['elec_gear', 'mech_plant']
const SUBSTATION_PACKAGE = 'substation_mv'
/** Commissioning levels proven in a step: factory, receipt, start-up, function, the whole. */
const LEVELS: Readonly<Record<string, readonly string[]>> = {
	equipment_set: ['L1', 'L2'],
	cx_l3: ['L3'],
	cx_l4: ['L4'],
	cx_l5: ['L5'],
}
const ROUNDING = 1e-9

/** The construction network of every hall on its planned dates, keyed by phase id. Rule S9. */
export function buildNetworkResult(frame: Frame<EngineModel>): Readonly<Record<string, readonly BuildNetworkStep[]>> {
	const { model } = frame.world
	const note = noteOf(frame, levelWork)
	const needed = setInHalls(frame)
	// Halls alike in scope, length and lead times, with nothing on order and no step dated, differ by their start alone.
	const known = new Map<string, readonly NetworkStep[]>()
	return Object.fromEntries(
		note.input.halls.map((hall, index) => {
			const { plannedStart, moved } = item(note.items, index)
			const start = moved?.base ?? plannedStart
			const ask: NetworkInputs = {
				steps: model.catalogue.constructionPhases,
				scope: hall.scope,
				startMonth: 0,
				durationMonths: hall.durationMonths,
				leadMonths: openLead(model, hall, needed[index] ?? []),
				stated: statedFor(model, { hall, index, start, moved }),
				substationHeld: heldIn({ hall, start, moved }, [SUBSTATION_PACKAGE]),
				dated: hall.dated.map((step) => ({
					...step,
					startMonth: step.startMonth === null ? null : step.startMonth - start,
				})),
			}
			const alike = hall.procurement.length === 0 && hall.dated.length === 0
			const key = `${hall.scope}/${String(hall.durationMonths)}/${String(ask.leadMonths)}`
			const steps = (alike ? known.get(key) : undefined) ?? buildNetwork(ask)
			if (alike) known.set(key, steps)
			return [hall.id, steps.map((step) => dated(step, { start, firstMonth: model.plan.startMonth }))]
		}),
	)
}

const setInHall = (packages: readonly string[]): boolean => packages.some((id) => SET_IN_HALL.includes(id))

/** The items that are bought for each hall and set in it, by the hall's place in the plan. */
function setInHalls(frame: Frame<EngineModel>): readonly (readonly string[])[] {
	const { lots, plan } = frame.world.model
	const units = columnOf(frame, lotBought)
	const needed: string[][] = plan.buildPhases.map(() => [])
	lots.forEach(({ item, phase }, lot) => {
		if (units.at(lot, 0) > 0 && setInHall(PACKAGES_BY_EQUIPMENT[item] ?? ['mech_plant'])) needed[phase]?.push(item)
	})
	return needed
}

/** Longest middle lead time, in months, of what the hall needs and the plan does not state as ordered. */
function openLead({ catalogue }: EngineModel, hall: Hall, needed: readonly string[]): number {
	const bought = [...hall.procurement.map(({ item }) => item), ...hall.orderedByNeed]
	const weeks = needed.flatMap((item) =>
		bought.includes(item) ? [] : [getEquipment(catalogue, item).leadWeeks?.mid ?? 0],
	)
	return weeksToMonths(Math.max(0, ...weeks))
}

type BuildNetworkResultPlaced = { readonly hall: Hall; readonly start: number; readonly moved: MovedSteps | null }

/** First order and last delivery of what the plan states for setting in the hall, in months from the hall's start. */
function statedFor(
	model: EngineModel,
	{ hall, index, start, moved }: BuildNetworkResultPlaced & { readonly index: number },
): NetworkInputs['stated'] {
	const { plan } = model
	const needOf = needIn({ base: start, months: hall.durationMonths, moved })
	const set = hall.procurement.filter(({ packageIds }) => setInHall(packageIds))
	if (set.length === 0) return undefined
	const spare = Math.min(...set.map((bought) => needOf(bought) - bought.setMonth))
	const delivered = Math.max(...set.map(({ setMonth }) => setMonth)) - start
	const ordered = set.flatMap(({ item: name }) =>
		(plan.buildPhases[index]?.procurement ?? []).flatMap((bought) =>
			bought.item === name && bought.orderMonth !== null
				? [monthsBetween(plan.startMonth, bought.orderMonth) - start]
				: [],
		),
	)
	return { ordered: Math.min(delivered, ...ordered), delivered, spare }
}

/** How stated purchases move a step of a hall, as the levelling moves its packages: what follows waits as long. */
function heldIn({ hall, start, moved }: BuildNetworkResultPlaced, packages: readonly string[]): Delay {
	const needOf = needIn({ base: start, months: hall.durationMonths, moved })
	const late = hall.procurement.flatMap((bought) =>
		bought.packageIds.some((id) => packages.includes(id)) ? [bought.setMonth - needOf(bought)] : [],
	)
	const months = Math.max(0, ...late)
	return { months, late: months }
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
