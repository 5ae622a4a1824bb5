import { CopyLink } from '#app/components/ui/copy-link.tsx'
import { Button, ButtonLink } from '#app/components/ui/button.tsx'
import { Table } from '#app/components/ui/table.tsx'
import { SendForm } from '../sending.tsx'
import type { ShownLink } from './share-view.ts'

const nameOf = ({ title }: ShownLink) => title

function openedText({ opened, lastOpened }: ShownLink): string {
	if (lastOpened === null) return 'Not yet'
	return opened === 1 ? `Once, ${lastOpened}` : `${opened} times, last ${lastOpened}`
}

type LinkTableProps = {
	links: readonly ShownLink[]
	/** changes a link in place; without it the page's address does */
	onChange?: (id: string) => void
}

/** The links to a plan, with when each was last opened, and the way to end it. */
export function LinkTable({ links, onChange }: LinkTableProps) {
	return (
		<Table
			caption="Links to this plan"
			stacks
			rows={links}
			rowKey={({ id }) => id}
			columns={[
				{ key: 'name', head: 'Recipient', rowHead: true, cell: nameOf },
				{
					key: 'shows',
					head: 'Shows',
					cell: ({ shows, isOld }) => (
						<>
							{shows}
							{isOld && <span className="tag ml-2">older link</span>}
						</>
					),
				},
				{ key: 'made', head: 'Created', cell: ({ made, by }) => `${made}, by ${by}` },
				{ key: 'opened', head: 'Opened', cell: openedText },
				{ key: 'ends', head: 'Expires', cell: ({ ends, isOver }) => (isOver ? 'Expired' : (ends ?? 'When revoked')) },
				{ key: 'password', head: 'Password', cell: ({ hasPassword }) => (hasPassword ? 'Required' : 'None') },
				{
					key: 'acts',
					head: <span className="sr-only">Actions</span>,
					number: true,
					cell: (link) => (
						<div className="flex flex-wrap items-center justify-end gap-1 max-[600px]:justify-start">
							{link.address !== null && !link.isOver && (
								<CopyLink link={link.address} label={`Link: ${nameOf(link)}`} act={`Copy link: ${nameOf(link)}`} />
							)}
							{!link.isOver && <Change link={link} onChange={onChange} />}
							<SendForm>
								<input type="hidden" name="link" value={link.id} />
								<Button kind="ghost" size="small" name="intent" value="end" aria-label={`Revoke link: ${nameOf(link)}`}>
									Revoke
								</Button>
							</SendForm>
						</div>
					),
				},
			]}
		/>
	)
}

function Change({ link, onChange }: { link: ShownLink; onChange: LinkTableProps['onChange'] | undefined }) {
	const look = { kind: 'ghost', size: 'small', 'aria-label': `Change what the link shows: ${nameOf(link)}` } as const
	if (onChange !== undefined)
		return (
			<Button {...look} type="button" onClick={() => onChange(link.id)}>
				Change
			</Button>
		)
	return (
		<ButtonLink {...look} to={`?link=${link.id}`} preventScrollReset>
			Change
		</ButtonLink>
	)
}
