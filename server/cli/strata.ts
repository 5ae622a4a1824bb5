import { EXIT, InvalidPlan, UsageError, type Command, type ExitCode, type Output } from './output.ts'

type StrataEntry = { readonly usage: string; readonly does: string; readonly load: () => Promise<Command> }

// Loaded one at a time: listing templates does not wait for the engine.
const COMMANDS: Readonly<Record<string, StrataEntry>> = {
	validate: {
		usage: 'validate PLAN.json [--json]',
		does: 'lists every problem; silent when the plan is valid; --json counts the figures of a run',
		load: async () => (await import('./validate.ts')).validate,
	},
	compute: {
		usage: 'compute PLAN.json [--out FILE]',
		does: 'prints the result document as JSON',
		load: async () => (await import('./compute.ts')).compute,
	},
	explain: {
		usage:
			'explain PLAN.json QUANTITY [--scope ID] [--month YYYY-MM] [--change JSON] [--json] | explain --list [--json]',
		does: 'prints why a figure is what it is, down to plan fields and sources',
		load: async () => (await import('./explain.ts')).explain,
	},
	report: {
		usage:
			'report PLAN.json --out FILE.pdf [--full] [--preset NAME] [--sections A,B] [--paper a4|letter] [--units si|us] [--redact prices,counterparties] [--mark WORD] [--note TEXT]',
		does: 'writes the buildout report',
		load: async () => (await import('./report.ts')).report,
	},
	packet: {
		usage: 'packet PLAN.json --kind large-load|training --format pdf|xlsx|json --out FILE [--paper a4|letter]',
		does: 'writes a utility large-load packet or a training packet',
		load: async () => (await import('./packet.ts')).packet,
	},
	export: {
		usage: 'export PLAN.json --format csv|parquet|xlsx|xml|xer --out FILE',
		does: 'writes the result as CSV or Parquet, the plan as a workbook, its schedule as MS Project XML or Primavera XER',
		load: async () => (await import('./export.ts')).exportPlan,
	},
	template: {
		usage: 'template [NAME]',
		does: 'lists the starter plans, or prints one as a plan file',
		load: async () => (await import('./template.ts')).template,
	},
	catalogue: {
		usage: 'catalogue [TABLE|fields|assumptions] [--json]',
		does: 'prints the reference data with its sources',
		load: async () => (await import('./catalogue.ts')).catalogue,
	},
	verdict: {
		usage: 'verdict PLAN.json [--json]',
		does: 'prints whether the target is met, what is lost, and why',
		load: async () => (await import('./verdict.ts')).verdict,
	},
	remedies: {
		usage: 'remedies PLAN.json [--month YYYY-MM] [--json]',
		does: 'prints what can still be decided, by value: what to change, by when, what it costs and regains',
		load: async () => (await import('./remedies.ts')).remedies,
	},
	simulate: {
		usage: 'simulate PLAN.json [--draws N] [--seed 2026] [--json]',
		does: 'prints the odds of the plan’s dates and figures, and what moves them; the same seed gives the same bytes',
		load: async () => (await import('./simulate.ts')).simulate,
	},
	dates: {
		usage:
			'dates --class retrofit|ai_build|own_pace [--started YYYY-MM] [--buildings N] [--mw MW] [--sequence together|groups|one_after_another] [--group N] [--every MONTHS] [--json]',
		does: 'prints the months from clearing land to each building at work: P10, P50 and P90 of the class; --mw is the whole campus',
		load: async () => (await import('./dates.ts')).dates,
	},
	mcp: {
		usage: 'mcp [--server ADDRESS] [--token TOKEN]',
		does: 'lets an assistant read and edit a team’s plans by the Model Context Protocol, as far as the token may',
		load: async () => (await import('./mcp.ts')).mcp,
	},
	backtest: {
		usage: 'backtest [--json]',
		does: 'prints published cases against the engine, misses included',
		load: async () => (await import('./backtest.ts')).backtest,
	},
}

const HELP = `Plan an AI data-center buildout from the command line.

${Object.values(COMMANDS)
	.map(({ usage, does }) => `  strata ${usage}\n      ${does}\n`)
	.join('')}
Exit code: 0 done, 1 the plan is invalid (each problem on stderr as “path: message”), 2 wrong usage.
`

/** Runs one command of the headless planner. */
export async function runStrata(args: readonly string[], output: Output): Promise<ExitCode> {
	const [name = '', ...rest] = args
	if (['--help', '-h', 'help'].includes(name)) {
		output.out(HELP)
		return EXIT.done
	}
	const entry = Object.hasOwn(COMMANDS, name) ? COMMANDS[name] : undefined
	if (entry === undefined) {
		output.err(`${name === '' ? 'No command given. Run strata help.' : `There is no command “${name}”.`}\n\n${HELP}`)
		return EXIT.wrongUsage
	}
	try {
		return await (
			await entry.load()
		)(rest, output)
	} catch (error) {
		if (error instanceof InvalidPlan) {
			output.err(`${error.message}\n`)
			return EXIT.invalidPlan
		}
		if (!(error instanceof UsageError)) throw error
		output.err(`${error.message}\nUsage: strata ${entry.usage}\n`)
		return EXIT.wrongUsage
	}
}
