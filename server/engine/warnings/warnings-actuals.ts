import { ACTUAL_LISTS } from '#shared/fields/actual-refs.ts'
import { statusMonth } from '#shared/status-month.ts'
import type { Warning } from '#shared/result/warning-result.ts'
import { addMonths } from '#shared/units/months.ts'
import { type Frame, noteOf } from '../kernel/run.ts'
import { levelWork } from '../schedule/crews/crew-schedule.ts'
import type { Item } from '../schedule/planned-items.ts'
import type { EngineModel } from '../world.ts'
import { nameOf, type WarningFacts } from './warning-facts.ts'

/** Reports that are not read or not to be believed, and work that should have been reported on. Rules pV1, pV2, pV5. */
export function actualWarnings({ frame }: WarningFacts): readonly Warning[] {
	if (frame.world.model.plan.actuals.length === 0) return []
	return [...unread(frame), ...implausible(frame), ...unreported(frame)]
}

const refOf = ({ kind, id }: Item) => `${kind}:${id}`

function nameOfRef({ plan }: EngineModel, ref: string): string {
	const cut = ref.indexOf(':')
	const list = new Map(Object.entries(ACTUAL_LISTS)).get(ref.slice(0, cut))
	const found = list && plan[list].find(({ id }) => id === ref.slice(cut + 1))
	return found ? nameOf(found) : ref
}

/** What the plan builds: halls but those that stand, orders, plants on site. */
function built(frame: Frame<EngineModel>) {
	const { items, input } = noteOf(frame, levelWork)
	return items.flatMap((item, index) => (input.halls[index]?.scope === 'existing' ? [] : [{ item, index }]))
}

function unread(frame: Frame<EngineModel>): readonly Warning[] {
	const { model } = frame.world
	const known = new Set(built(frame).map(({ item }) => refOf(item)))
	const asOf = statusMonth(model.plan)
	return model.plan.actuals.flatMap((actual, index): readonly Warning[] => {
		const { ref, month } = actual
		const told = { of: nameOfRef(model, ref), month }
		const path = `actuals[${String(index)}]`
		const isEmpty = actual.percentComplete === null && actual.headcount === null && actual.hoursToDate === null
		if (!known.has(ref)) return [{ path, code: 'actual_not_read', facts: { ...told, why: 'not_built' } }]
		if (isEmpty) return [{ path, code: 'actual_not_read', facts: { ...told, why: 'empty' } }]
		return month > asOf ? [{ path, code: 'actual_after_as_of', facts: { ...told, asOf } }] : []
	})
}

function implausible(frame: Frame<EngineModel>): readonly Warning[] {
	const { model } = frame.world
	const { items, reported, input } = noteOf(frame, levelWork)
	return items.flatMap((item, index): readonly Warning[] => {
		const earned = reported[index]?.earned
		const pace = input.sites[item.site]?.pace
		if (!earned?.implausible || !pace) return []
		const ref = refOf(item)
		const at = model.plan.actuals.findLastIndex((actual) => actual.ref === ref)
		const facts = { of: nameOfRef(model, ref), cpi: earned.cpi, spi: earned.spi, least: pace.least, most: pace.most }
		return [{ path: `actuals[${String(at)}].percentComplete`, code: 'actuals_implausible', facts }]
	})
}

/** Only where reports are kept at all: a plan without any is looked at as planned. */
function unreported(frame: Frame<EngineModel>): readonly Warning[] {
	const { model } = frame.world
	const { items } = noteOf(frame, levelWork)
	const told = new Set(model.plan.actuals.map(({ ref }) => ref))
	return built(frame).flatMap(({ index }): readonly Warning[] => {
		const item = items[index]
		if (!item || item.plannedFinish > model.asOf || told.has(refOf(item))) return []
		const facts = {
			of: nameOfRef(model, refOf(item)),
			planned: addMonths(model.plan.startMonth, item.plannedFinish),
			asOf: statusMonth(model.plan),
		}
		const list = ACTUAL_LISTS[item.kind]
		const place = model.plan[list].findIndex(({ id }) => id === item.id)
		// Orders that refresh implies are nobody's to report on yet.
		if (place < 0) return []
		return [{ path: `${list}[${String(place)}]`, code: 'no_report', facts }]
	})
}
