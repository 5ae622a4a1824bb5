import { findTemplate, sampleTemplate, TEMPLATES } from '#shared/catalogue/templates.ts'
import { parsePlanFile, type PlanFile } from '#shared/schemas/plan-file.ts'
import { onlyWord, readArguments } from './arguments.ts'
import { EXIT, UsageError, type Command } from './output.ts'
import { textTable } from './text-table.ts'

/** `strata template`: the names of the starter plans, or one of them as a plan file. */
export const template: Command = (args, { out }) => {
	const { positionals } = readArguments(args, {})
	out(positionals.length === 0 ? templateList() : templateText(onlyWord(positionals, 'the name of one template')))
	return Promise.resolve(EXIT.done)
}

/** The sample plan, for questions about the engine that any plan answers. */
export function anyTemplate(): PlanFile {
	const parsed = parsePlanFile(findTemplate(sampleTemplate)?.plan)
	if (!parsed.ok) throw new Error(`The sample plan is invalid: ${JSON.stringify(parsed.problems.slice(0, 3))}`)
	return parsed.plan
}

function templateList(): string {
	return textTable(
		['name', 'plan', 'about'],
		TEMPLATES.map(({ name, title, summary }) => [name, title, summary]),
	)
}

function templateText(name: string): string {
	const found = findTemplate(name)
	if (found === null) {
		throw new UsageError(
			`There is no template “${name}”. Choose from: ${TEMPLATES.map((known) => known.name).join(', ')}.`,
		)
	}
	return `${JSON.stringify(found.plan, null, '\t')}\n`
}
