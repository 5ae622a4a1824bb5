import { expect, test } from 'vitest'
import { computePlan, runPlan } from '#server/engine/compute-plan.ts'
import { explainPlan } from '#server/engine/explain-plan.ts'
import { TEMPLATES } from '#shared/catalogue/templates.ts'
import { overviewFinding } from '#server/views/findings/overview-finding.ts'
import { buildReport } from '#server/views/report/build-report.ts'
import type { Block, SingleBlock } from '#server/views/report/report-model.ts'
import { moneyOf } from '#shared/units/money.ts'
import { usd } from '#shared/formats/figures.ts'
import { parsePlanFile } from '#shared/schemas/plan-file.ts'
import { issueFacts } from '../../../tests/factories/campus/campus.ts'
import { readPdf } from '../../../tests/factories/pdf/read-pdf.ts'
import { drawReport } from './draw-report.ts'

const plain = (text: string) => text.replace(/\s+/g, ' ')

async function reportOf(file: Readonly<Record<string, unknown>>) {
	const parsed = parsePlanFile(file)
	if (!parsed.ok) throw new Error(JSON.stringify(parsed.problems))
	const { plan } = parsed
	const result = computePlan(plan)
	return { plan, result, pdf: await readPdf(await drawReport(buildReport({ plan, result, facts: issueFacts() }))) }
}

for (const template of TEMPLATES) {
	for (const horizonMonths of [1, 60, 240]) {
		test(
			`the report of ${template.name} over ${horizonMonths} months says what its result says`,
			{ timeout: 60_000 },
			async () => {
				const { plan, result, pdf } = await reportOf({ ...template.plan, horizonMonths })
				expect(pdf.pages).toHaveLength(6)
				expect(pdf.pages[0]).toContain(plain(overviewFinding(plan, result).title))
				expect(pdf.pages[5]).toContain(plain(usd(result.finance.totals.capexUsd, moneyOf(plan))))
				expect(pdf.text).not.toMatch(/NaN|undefined|null|Infinity|\[object/)
				expect(pdf.text).not.toContain('…')
			},
		)
	}
}

const singles = (block: Block): readonly SingleBlock[] =>
	block.kind === 'pair' ? [...block.left, ...block.right] : [block]
const tracesOf = (block: SingleBlock): readonly string[] => {
	if (block.kind === 'figures') return block.figures.flatMap(({ why }) => (why === null ? [] : [why.quantity]))
	if (block.kind === 'facts') return block.figure ? [block.figure.why.quantity] : []
	return block.kind === 'list' || block.kind === 'prose' ? [] : block.traces
}

test('every trace of the report is a quantity that can be explained', () => {
	const parsed = parsePlanFile(TEMPLATES[0]?.plan)
	if (!parsed.ok) throw new Error('the sample plan is not valid')
	const model = buildReport({ plan: parsed.plan, result: computePlan(parsed.plan), facts: issueFacts() })
	const traces = new Set(model.sections.flatMap((section) => section.blocks.flatMap(singles).flatMap(tracesOf)))
	const frame = runPlan(parsed.plan)
	const unknown = [...traces].filter((quantity) => {
		const answer = explainPlan(frame, { quantity, depth: 1 })
		return !answer.ok && answer.field === 'quantity'
	})
	expect(unknown).toEqual([])
	expect(traces.size).toBeGreaterThan(30)
})
