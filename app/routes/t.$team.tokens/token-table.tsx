import { Form } from '@remix-run/react'
import { Button } from '#app/components/ui/button.tsx'
import { Table } from '#app/components/ui/table.tsx'
import { TOKEN_SCOPE_WORDS } from '#shared/programs/token-access.ts'

export type TokenView = {
	id: string
	name: string
	ending: string
	scope: keyof typeof TOKEN_SCOPE_WORDS
	maker: string
	ended: 'expired' | 'maker' | null
	made: string
	expires: string
	used: string
}

const ENDED = {
	expired: 'Expired: opens nothing',
	maker: 'Opens nothing: its maker is owner or admin no more',
} as const

/** A team's tokens: what each may do, whose it is, and when it was used last. */
export function TokenTable({ tokens }: { tokens: readonly TokenView[] }) {
	return (
		<Table
			caption="Programs let in"
			stacks
			rows={tokens}
			rowKey={({ id }) => id}
			columns={[
				{
					key: 'name',
					head: 'Name',
					rowHead: true,
					cell: ({ name, ending }) => (
						<>
							<b className="font-semibold">{name}</b>
							<span className="block text-micro text-ink-3">ends in {ending}</span>
						</>
					),
				},
				{
					key: 'scope',
					head: 'May',
					cell: ({ scope, ended }) =>
						ended === null ? TOKEN_SCOPE_WORDS[scope].label : <span className="text-failing">{ENDED[ended]}</span>,
				},
				{ key: 'maker', head: 'Made by', cell: ({ maker, made }) => `${maker}, ${made}` },
				{ key: 'used', head: 'Last used', cell: ({ used }) => used },
				{ key: 'expires', head: 'Expires', cell: ({ expires }) => expires },
				{
					key: 'acts',
					head: <span className="sr-only">Actions</span>,
					number: true,
					cell: ({ id, name }) => (
						<Form method="post" preventScrollReset>
							<input type="hidden" name="token" value={id} />
							<Button kind="ghost" size="small" name="intent" value="revoke" aria-label={`Revoke ${name}`}>
								Revoke
							</Button>
						</Form>
					),
				},
			]}
		/>
	)
}
