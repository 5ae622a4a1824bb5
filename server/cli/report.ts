import { behindIssue } from '#server/runs/files/behind-paper.ts'
import { resultOf, runPlan } from '#server/engine/compute-plan.ts'
import { drawReport } from '#server/paper/report/draw-report.ts'
import { fittedReport } from '#server/paper/report/fit-pages.ts'
import { readArguments, onlyWord } from './arguments.ts'
import { EXIT, UsageError, type Command } from './output.ts'
import { printFacts } from './print-facts.ts'
import { readPlanFile } from './read-plan-file.ts'
import { REPORT_OPTIONS, reportSettings } from './report-options.ts'
import { writeResult } from './write-file.ts'

/** `strata report`: the buildout report of a plan file, as a draft without a number. */
export const report: Command = async (args) => {
	const { positionals, options } = readArguments(args, { out: 'string', ...REPORT_OPTIONS })
	const file = onlyWord(positionals, 'the path of a plan file')
	if (options.out === undefined) throw new UsageError('Say where to write the report: --out FILE.pdf.')
	const settings = reportSettings(options)
	const plan = await readPlanFile(file)
	const facts = printFacts(plan, { by: 'strata report', settings })
	const frame = runPlan(plan)
	const run = { plan, frame, result: () => resultOf(frame) }
	await writeResult(options.out, await drawReport(fittedReport({ ...behindIssue(run, settings), facts })))
	return EXIT.done
}
