import { parseArgs } from 'node:util'
import { UsageError } from './output.ts'

type OptionKind = 'string' | 'boolean'
type Spec = Readonly<Record<string, OptionKind>>
type Values<Options extends Spec> = {
	readonly [Name in keyof Options]?: (Options[Name] extends 'boolean' ? boolean : string) | undefined
}

export type Arguments<Options extends Spec> = {
	readonly positionals: readonly string[]
	readonly options: Values<Options>
}

/** Splits a command's arguments into words and options; an option it does not know is wrong usage. */
export function readArguments<const Options extends Spec>(
	args: readonly string[],
	options: Options,
): Arguments<Options> {
	try {
		const spec = Object.fromEntries(Object.entries(options).map(([name, type]) => [name, { type }]))
		const { values, positionals } = parseArgs({ args: [...args], options: spec, allowPositionals: true })
		if (!isValues(values, options)) throw new Error('An option was given twice.')
		return { positionals, options: values }
	} catch (error) {
		throw new UsageError(error instanceof Error ? error.message : 'The options could not be read.')
	}
}

function isValues<Options extends Spec>(values: object, options: Options): values is Values<Options> {
	return Object.entries(values).every(([name, value]) => typeof value === options[name])
}

/** The only word, or wrong usage with what belongs there. */
export function onlyWord(positionals: readonly string[], what: string): string {
	const [word, ...others] = positionals
	if (word === undefined) throw new UsageError(`Give ${what}.`)
	if (others.length > 0) throw new UsageError(`Give ${what} and nothing else: ${others.join(' ')} is too much.`)
	return word
}
