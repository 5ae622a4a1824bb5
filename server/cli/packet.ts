import { resultOf, runPlan } from '#server/engine/compute-plan.ts'
import { drawPacket } from '#server/runs/files/packet-file.ts'
import { isPacketFormat, isPacketKind, PACKET_FORMATS, PACKETS } from '#shared/report/packets.ts'
import { onlyWord, readArguments } from './arguments.ts'
import { EXIT, UsageError, type Command } from './output.ts'
import { PLAIN_SETTINGS } from '#shared/schemas/report/report-settings.ts'
import { paperOf, printFacts } from './print-facts.ts'
import { readPlanFile } from './read-plan-file.ts'
import { writeResult } from './write-file.ts'

const KINDS = PACKETS.map(({ id }) => id).join('|')
const FORMATS = PACKET_FORMATS.join('|')

/** `strata packet`: a paper for a utility or a training director, from a plan file. */
export const packet: Command = async (args) => {
	const named = { kind: 'string', format: 'string', out: 'string', paper: 'string' } as const
	const { positionals, options } = readArguments(args, named)
	const file = onlyWord(positionals, 'the path of a plan file')
	const { kind = '', format = '', out } = options
	if (!isPacketKind(kind)) throw new UsageError(`Say which packet: --kind ${KINDS}.`)
	if (!isPacketFormat(format)) throw new UsageError(`Say as what: --format ${FORMATS}.`)
	if (out === undefined) throw new UsageError(`Say where to write the packet: --out FILE.${format}.`)
	const paper = paperOf(options.paper)
	const plan = await readPlanFile(file)
	const facts = printFacts(plan, { by: 'strata packet', settings: { ...PLAIN_SETTINGS, paper } })
	const frame = runPlan(plan)
	const run = { plan, frame, result: resultOf(frame), facts }
	await writeResult(out, await drawPacket({ kind, format }, run))
	return EXIT.done
}
