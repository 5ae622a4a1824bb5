import { readFile } from 'node:fs/promises'
import { parsePlanFile, type PlanFile, type Problem } from '#shared/schemas/plan-file.ts'
import { InvalidPlan, UsageError } from './output.ts'

/** The plan in this file, or all its problems at once. */
export async function readPlanFile(file: string): Promise<PlanFile> {
	const parsed = parsePlanFile(parseJson(await readText(file)))
	if (parsed.ok) return parsed.plan
	throw new InvalidPlan(parsed.problems.map(problemLine))
}

async function readText(file: string): Promise<string> {
	try {
		return await readFile(file, 'utf8')
	} catch {
		throw new UsageError(`${file} cannot be read. Give the path of a plan file.`)
	}
}

function parseJson(text: string): unknown {
	try {
		return JSON.parse(text)
	} catch (error) {
		throw new InvalidPlan([`plan: this is not JSON (${error instanceof Error ? error.message : 'unreadable'})`])
	}
}

function problemLine({ path, message, mend }: Problem): string {
	return `${path}: ${message}${mend === undefined ? '' : `. ${mend}`}`
}
