import { Link } from '@remix-run/react'
import { Table } from '#app/components/ui/table.tsx'

export type ListedProject = { id: string; name: string; team: string | null; changed: string }

/** Projects by name, with their team and when they last changed. */
export function ProjectList({ projects, caption }: { projects: readonly ListedProject[]; caption: string }) {
	const showTeam = projects.some(({ team }) => team !== null)
	return (
		<Table
			caption={caption}
			rows={projects}
			rowKey={({ id }) => id}
			columns={[
				{ key: 'name', head: 'Plan', rowHead: true, cell: ({ id, name }) => <Link to={`/p/${id}`}>{name}</Link> },
				...(showTeam ? [{ key: 'team', head: 'Team', cell: ({ team }: ListedProject) => team }] : []),
				{ key: 'changed', head: 'Last change', cell: ({ changed }) => changed },
			]}
		/>
	)
}
