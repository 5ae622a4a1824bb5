import { expect, test } from 'vitest'
import { hallWork, scheduleInput } from '../../../../tests/factories/schedule-input.ts'
import { must } from '../../../../tests/factories/must.ts'
import { forecastTasks } from '../progress/forecast-tasks.ts'
import { levelCrews } from './level-crews.ts'
import { placeTasks } from '../place-tasks.ts'
import type { Hall } from '../types.ts'
import { workableShare } from './work-windows.ts'

const GEAR = 'elec_gear'
const sum = (hours: Iterable<number>) => [...hours].reduce((all, own) => all + own, 0)
const MONTHS = 48

function built(over: Partial<Hall>) {
	const input = scheduleInput({ months: MONTHS, halls: [hallWork({ startMonth: 2, durationMonths: 12, ...over })] })
	const placed = placeTasks(input)
	const gear = placed.set.tasks.findIndex((task) => input.rows.packages[task.package]?.id === GEAR)
	return { input, placed, gear, levelled: levelCrews(input, placed) }
}
const every = Array.from({ length: 300 }, (_, month) => month - 60)
const without = (closed: readonly number[]) => every.filter((month) => !closed.includes(month))

test('pR3: what its curve asks for between windows waits for the next one', () => {
	const work = { start: 0, end: 4, shape: 2, windows: [1, 3] }
	const share = (months: number) => workableShare(work, months)
	const planned = (months: number) => workableShare({ ...work, windows: null }, months)
	expect([share(1), share(2), share(3), share(4)]).toEqual([0, planned(2), planned(2), 1])
	// Half a month is worked as far as it is open.
	expect([share(1.5), share(2.5)]).toEqual([planned(1.5), planned(2)])
	expect(workableShare({ ...work, windows: [] }, 9)).toBe(0)
})

test('pR3: windows of all months change nothing, to the bit', () => {
	const [free, open] = [built({}), built({ windows: every })]
	expect(open.levelled).toEqual(free.levelled)
	expect(open.placed.plannedHours).toEqual(free.placed.plannedHours)
	expect(open.placed.crowding).toEqual(free.placed.crowding)
})

test('pR3: gear is worked on in no closed month, as planned and as levelled, and all of it in the end', () => {
	const closed = [8, 9]
	const [free, kept] = [built({}), built({ windows: without(closed) })]
	const { placed, gear } = kept
	const task = must(placed.set.tasks[gear])
	for (const month of closed) expect(workableShare(task, month + 1)).toBe(workableShare(task, 8))
	// More people at once in the windows crowd the hall (pL6); but for that its hours are the same.
	const crowding = ({ placed: { crowding: halls } }: typeof kept) => must(halls[0]).factor
	expect(crowding(kept)).toBeGreaterThan(crowding(free))
	const planned = (one: typeof kept) => sum(one.placed.plannedHours) / crowding(one)
	expect(planned(kept)).toBeCloseTo(planned(free), 3)
	const worked = (one: typeof kept) => sum(one.levelled.workedHours.infrastructure) / crowding(one)
	expect(worked(kept)).toBeCloseTo(worked(free), 3)
	expect(must(kept.levelled.dates[0]).delayMonths).toBe(0)
})

test('pR3: a hall whose last months are closed is late until the next window, and windows are why', () => {
	const planned = must(built({}).levelled.dates[0]).finish
	const { levelled } = built({ windows: without([12, 13, 14, 15]) })
	expect(planned).toBe(13)
	expect(levelled.dates[0]).toMatchObject({ finish: 16, delayMonths: 3, cause: { kind: 'windows' } })
})

test('pR3: after the last window nothing more is done, and work before the plan was done in windows only', () => {
	expect(built({ windows: [5, 6] }).levelled.dates[0]).toMatchObject({ finish: null, cause: { kind: 'windows' } })
	const begun = { startMonth: -6, durationMonths: 12 }
	const before = (windows: Hall['windows']) => {
		const { placed, levelled } = built({ ...begun, windows })
		return { finish: must(levelled.dates[0]).finish, hours: sum(placed.plannedHours) }
	}
	expect(before(without([0])).finish).toBe(5)
	// What was closed until the plan begins is still to do.
	expect(before(every.filter((month) => month >= 0)).hours).toBeGreaterThan(before(null).hours)
})

test('pR3, pV4: what is reported as done is done whatever its windows, and what is left waits for the next one', () => {
	const report = (percentComplete: number) => ({ asOf: 9, percentComplete, hoursToDate: null, heads: [], trend: true })
	const finish = (percentComplete: number, windows: Hall['windows']) => {
		const { input, placed } = built({ windows, report: report(percentComplete) })
		return must(levelCrews(input, forecastTasks(input, placed)).dates[0]).finish
	}
	expect(finish(1, [3])).toBe(9)
	const free = must(finish(0.6, null))
	expect(finish(0.6, every)).toBe(free)
	expect(finish(0.6, [...without([free, free + 1, free + 2])])).toBe(free + 3)
})
