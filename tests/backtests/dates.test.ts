import { expect, test } from 'vitest'
import { builtInCatalogue } from '#shared/catalogue/tables.ts'
import { begunCampuses } from '#shared/catalogue/builds/class-evidence.ts'
import { percent } from '#shared/formats/figures.ts'
import type { DateScores } from '#shared/backtest.ts'
import { campusCases } from '#server/runs/backtests/campus-cases.ts'
import { dateCases } from '#server/runs/backtests/date-cases.ts'
import { dateRecordOf } from '#server/runs/backtests/date-record.ts'
import { buildDateRecord } from '#server/views/pages/public/date-record-view.ts'

const newer = campusCases()
const record = dateRecordOf([...dateCases(), ...newer])

const told = ({ within, later, crps, pinball }: DateScores) => [
	within,
	later,
	...[crps, pinball.p10, pinball.p50, pinball.p90].map((value) => Number(value.toFixed(2))),
]

test('twenty dated steps by seven ways to forecast them, each campus left out of what it is told', () => {
	expect(record.calibration.map(({ count }) => count)).toEqual(Array.from({ length: 7 }, () => 20))
	expect(record.calibration.map((row) => told(row))).toEqual([
		[7, 7, 9.85, 2.7, 6.33, 4.59],
		[0, 10, 12.66, 5.57, 6.33, 7.09],
		[0, 9, 13.93, 6.85, 6.97, 7.08],
		[13, 4, 9.84, 2.53, 6.1, 4.73],
		[18, 1, 8.76, 1.93, 6.33, 4.03],
		[17, 2, 9.36, 2.07, 6.63, 4.07],
		[18, 1, 7.81, 1.78, 5.75, 3.41],
	])
	const [, alone, slipped, , taken] = record.calibration
	expect(taken?.within).toBeGreaterThanOrEqual(14)
	expect(taken?.crps).toBeLessThan(Math.min(alone?.crps ?? 0, slipped?.crps ?? 0))
	expect(Math.round(taken?.widthMonths ?? 0)).toBe(54)
})

test('first buildings begun since 2023: eight of ten at work lie within, none came after; two more are overdue', () => {
	const [since, atWork] = record.firstSteps
	expect(atWork).toMatchObject({ scored: 10, within: 8, notAfter: 10 })
	// Counted as late they bring it below what is asked: 75 % within and 85 % not after. It is told, not tuned.
	expect(since).toMatchObject({ scored: 12, within: 8, notAfter: 10 })
	const overdue = newer.filter(({ publishedText, verdict }) => publishedText !== null && verdict === 'missed')
	expect(overdue.map(({ id }) => id)).toEqual(['narvik@2026-08-1', 'qts-eagle-mountain@2026-08-1'])
})

test('every campus whose clearing is known has its first building told, and is scored once it can be', () => {
	const firsts = newer.filter(({ id }) => id.endsWith('-1'))
	expect(firsts.length).toBe(begunCampuses(builtInCatalogue.campusBuilds).length)
	for (const { verdict, tolerance, notes } of firsts) {
		expect(verdict === 'shown').toBe(tolerance === null)
		expect(notes).not.toEqual([])
	}
})

test('later steps are held to their P10 alone, and half of them came sooner: one after another is not how campuses rise', () => {
	expect(record.laterSteps).toEqual({ scored: 12, notBefore: 6 })
})

test('forecasts of December 2025 stay beside what came by August 2026, misses among them', () => {
	expect(record.kept.map(({ id, came, outcome }) => [id, came, outcome])).toEqual([
		['ridgeland-1', '2026-05', 'within'],
		['new-carlisle-3', '2026-03', 'early'],
		['new-carlisle-4', null, 'open'],
		['goodnight-1', null, 'open'],
		['goodnight-2', null, 'open'],
		['hyperion-1', null, 'open'],
		['mount-pleasant-1', '2026-04', 'late'],
		['abu-dhabi-1', null, 'open'],
		['helios-1', '2026-06', 'within'],
	])
	for (const { chance } of record.kept) {
		expect(chance).toBeGreaterThanOrEqual(0)
		expect(chance).toBeLessThanOrEqual(1)
	}
	expect(record.brier).toBeGreaterThan(0)
	expect(record.brier).toBeLessThan(0.5)
})

test('the page tells all three, with every row', () => {
	const { tables } = buildDateRecord(record)
	expect(tables.map(({ id, rows }) => [id, rows.length])).toEqual([
		['first-buildings', record.firstSteps.length],
		['calibration', 7],
		['track-record', 9],
	])
	for (const { columns, rows } of tables) for (const { cells } of rows) expect(cells.length).toBe(columns.length)
	expect(tables[0]?.rows[0]).toEqual({
		name: 'Begun since 2023',
		cells: [`8 of 12 (${percent(8 / 12)})`, `10 of 12 (${percent(10 / 12)})`, '−3.2', '3.53', '20.3'],
	})
})
