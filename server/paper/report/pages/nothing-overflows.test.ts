import { expect, test } from 'vitest'
import { computePlan } from '#server/engine/compute-plan.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { buildReport } from '#server/views/report/build-report.ts'
import type { PlanResult } from '#shared/result.ts'
import { parsePlanFile, type PlanFile } from '#shared/schemas/plan-file.ts'
import { presetSettings } from '#shared/report/presets.ts'
import { PLAIN_SETTINGS, type ReportSettings } from '#shared/schemas/report/report-settings.ts'
import { issueFacts } from '../../../../tests/factories/campus/campus.ts'
import { must } from '../../../../tests/factories/must.ts'
import { recordedPages } from '../../../../tests/factories/pdf/recorded-pages.ts'
import type { Box } from '../paper/pen.ts'
import { MARGIN, PAPER } from '../paper/sheet.ts'
import { layReport } from './lay-report.ts'

const HOSTILE = [
	'W'.repeat(200),
	'שלום (עולם) Campus 12 مرحبا',
	'👩‍👩‍👧'.repeat(40),
	'東京都港区データセンター第一棟'.repeat(4),
	`Z${'\u0301'.repeat(30)}algo ${'x\u0302\u0323'.repeat(40)}`,
	'accelerator-months/megawatt-hours-per-quarter/'.repeat(4),
	'An order of racks for the second building of the northern campus, phase three of five',
]

/** Every list of the plan with a name of its own gets the worst of names. */
function hostile(plan: Readonly<Record<string, unknown>>): Record<string, unknown> {
	let next = 0
	const named = (row: unknown): unknown =>
		typeof row === 'object' && row !== null && 'name' in row
			? { ...row, name: `${HOSTILE[next++ % HOSTILE.length]}`.slice(0, 120) }
			: row
	return Object.fromEntries(
		Object.entries({ ...plan, name: HOSTILE[1] }).map(([key, value]) => [
			key,
			Array.isArray(value) ? value.map(named) : value,
		]),
	)
}

const SLACK = 1.5
const stands = (box: Box, within: Box) =>
	box.x >= within.x - SLACK &&
	box.y >= within.y - SLACK &&
	box.x + box.width <= within.x + within.width + SLACK &&
	box.y + box.height <= within.y + within.height + SLACK
const overlap = (a: Box, b: Box) =>
	Math.min(a.x + a.width, b.x + b.width) - Math.max(a.x, b.x) > SLACK &&
	Math.min(a.y + a.height, b.y + b.height) - Math.max(a.y, b.y) > SLACK

type Asked = { readonly plan: PlanFile; readonly result: PlanResult; readonly settings: Partial<ReportSettings> }
function overflowing({ plan, result, settings }: Asked): readonly string[] {
	const set = { ...PLAIN_SETTINGS, mark: 'Confidential' as const, note: HOSTILE.join(' ').slice(0, 300), ...settings }
	const facts = issueFacts({ generatedBy: must(HOSTILE[0]), scenario: must(HOSTILE[3]), settings: set })
	const laid = layReport(buildReport({ plan, result, facts }))
	const { width, height } = PAPER[set.paper]
	const inner = width - MARGIN.side * 2
	const edges = { x: MARGIN.side, y: 30, width: inner, height: height - 60 }
	const body = { x: MARGIN.side, y: MARGIN.top, width: inner, height: height - MARGIN.top - MARGIN.bottom }
	return recordedPages(laid).flatMap(({ texts }, index) => {
		const outside = texts.filter(({ box, role }) => !stands(box, role === 'Artifact' ? edges : body))
		const words = texts.filter(({ role }) => role !== 'Figure').sort((a, b) => a.box.y - b.box.y)
		const over = words.flatMap((one, at) =>
			words
				.slice(at + 1, at + 60)
				.filter((other) => other.leaf !== one.leaf && overlap(one.box, other.box))
				.map((other) => `${one.text} | ${other.text}`),
		)
		return [...outside.map(({ text, role }) => `outside: ${role} ${text}`), ...over].map(
			(what) => `page ${index + 1}: ${what}`,
		)
	})
}

function planOf(file: Readonly<Record<string, unknown>>): Pick<Asked, 'plan' | 'result'> {
	const parsed = parsePlanFile(file)
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
	return { plan: parsed.plan, result: computePlan(parsed.plan) }
}

test.each(TEMPLATES.map(({ name, plan }) => [name, plan] as const))(
	'nothing of the Brief and the Full of %s overflows, whatever its names',
	{ timeout: 60_000 },
	(_name, file) => {
		const asked = planOf(hostile(file))
		expect(overflowing({ ...asked, settings: { length: 'brief' } })).toEqual([])
		expect(overflowing({ ...asked, settings: { length: 'full' } })).toEqual([])
	},
)

test.each(['board', 'lender', 'utility', 'contractor', 'training'] as const)(
	'nor does the paper for the %s',
	{ timeout: 60_000 },
	(preset) => {
		const [file] = TEMPLATES.map(({ plan }) => plan)
		for (const paper of ['a4', 'letter'] as const) {
			const settings = { ...presetSettings(preset), paper }
			expect(overflowing({ ...planOf(hostile(must(file))), settings })).toEqual([])
		}
	},
)

test('nor on the other paper, with names as people give them', { timeout: 60_000 }, () => {
	expect(overflowing({ ...planOf(must(TEMPLATES[0]).plan), settings: { paper: 'letter', length: 'full' } })).toEqual([])
})
