import { computePlan } from '#server/engine/compute-plan.ts'
import { drawReport } from '#server/report/draw-report.ts'
import { snapshotHash } from '#server/report/snapshot-hash.ts'
import { buildReport } from '#shared/presentation/report/build-report.ts'
import { PLAIN_SETTINGS } from '#shared/schemas/report-settings.ts'
import { onlyWord, readArguments } from './arguments.ts'
import { EXIT, UsageError, type Command } from './output.ts'
import { readPlanFile } from './read-plan-file.ts'
import { writeResult } from './write-file.ts'

/** `strata report`: the buildout report of a plan file, as a draft without a number. */
export const report: Command = async (args) => {
	const { positionals, options } = readArguments(args, { out: 'string', paper: 'string' })
	const file = onlyWord(positionals, 'the path of a plan file')
	if (options.out === undefined) throw new UsageError('Say where to write the report: --out FILE.pdf.')
	const paper = options.paper ?? 'a4'
	if (paper !== 'a4' && paper !== 'letter') throw new UsageError('--paper is a4 or letter.')
	const plan = await readPlanFile(file)
	const facts = {
		number: null,
		generatedAt: new Date().toISOString(),
		generatedBy: 'strata report',
		snapshotHash: snapshotHash(plan),
		project: plan.name,
		scenario: 'Plan file',
		status: 'draft',
		settings: { ...PLAIN_SETTINGS, paper },
		approvedBy: null,
		revisions: [],
		changes: null,
	} as const
	await writeResult(options.out, await drawReport(buildReport({ plan, result: computePlan(plan), facts })))
	return EXIT.done
}
