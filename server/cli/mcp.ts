import { once } from 'node:events'
import { startMcpServer } from '#server/http/mcp/start-mcp-server.ts'
import { readArguments } from './arguments.ts'
import { EXIT, UsageError, type Command } from './output.ts'

/** `strata mcp`: lets an assistant read, and where the token may, change a team's plans; over stdin and stdout. */
export const mcp: Command = async (args, { err }) => {
	const { positionals, options } = readArguments(args, { server: 'string', token: 'string' })
	if (positionals.length > 0) throw new UsageError('Give no words, only options.')
	const server = options.server ?? process.env['STRATA_SERVER'] ?? 'http://localhost:3000'
	const token = options.token ?? process.env['STRATA_TOKEN']
	if (token === undefined || token === '') throw new UsageError('Give the token in STRATA_TOKEN, or with --token.')
	if (!URL.canParse(server)) throw new UsageError(`--server is not an address: ${server}`)
	const { ended } = await startMcpServer({ server, token })
	err(`Strata answers an assistant with the plans of ${server}. Ctrl-C ends it.\n`)
	// Who is done closes our input; the transport itself does not look for that.
	await Promise.race([ended, once(process.stdin, 'end')])
	return EXIT.done
}
