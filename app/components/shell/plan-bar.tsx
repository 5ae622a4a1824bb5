import { ChevronsUpDown, FileDown, FileJson, FileText, Undo2, UserPlus } from 'lucide-react'
import { Link } from '@remix-run/react'
import { Faces } from '#app/components/live/faces.tsx'
import { ButtonLink, IconButton } from '#app/components/ui/button.tsx'
import { Logo } from '#app/components/ui/logo.tsx'
import { Menu } from '#app/components/ui/menu.tsx'
import { ThemeButton } from '#app/components/ui/theme-button.tsx'
import { useOpens } from '#app/components/plan/link-opens.tsx'
import { PlanKeys } from '#app/components/plan/plan-keys.tsx'
import { SaveState } from '#app/components/plan/save-state.tsx'
import { UndoForm } from '#app/components/plan/undo.tsx'
import { AccountMenu, type AccountMenuProps } from './account-menu.tsx'
import { useDialogLink } from '#app/components/dialogs/plan-dialogs.tsx'
import { PLAN_PAGES } from './rail-pages.ts'

export type PlanBarProps = {
	projectId: string
	projectName: string
	team: { id: string; name: string }
	scenario: { id: string; label: string }
	scenarios: readonly { id: string; label: string }[]
	canEdit: boolean
	/** makes links for outsiders */
	mayShare: boolean
	/** a visitor without an account is asked to keep the copy */
	visitor: boolean
	/** who has the plan by a link sees nothing of the team */
	guest: boolean
} & AccountMenuProps

/** Of a link that shows one scenario alone there is nothing to choose. */
function Scenario({ projectId, scenario, scenarios }: Pick<PlanBarProps, 'projectId' | 'scenario' | 'scenarios'>) {
	const opens = useOpens()
	if (opens('options')) return <ScenarioMenu {...{ projectId, scenario, scenarios }} />
	return <span className="crumb max-w-72 truncate text-ink-2 max-sm:max-w-36">{scenario.label}</span>
}

function ScenarioMenu({ projectId, scenario, scenarios }: Pick<PlanBarProps, 'projectId' | 'scenario' | 'scenarios'>) {
	return (
		<Menu
			ariaLabel={`Scenario ${scenario.label}`}
			label={
				<>
					<span className="wide-only text-ink-3">Scenario</span>{' '}
					<span className="max-w-72 truncate max-sm:max-w-24" title={scenario.label}>
						{scenario.label}
					</span>
					<ChevronsUpDown className="icon-small" strokeWidth={1.75} aria-hidden />
				</>
			}
		>
			{scenarios.map(({ id, label }) => (
				<Link key={id} to={`?scenario=${id}`} aria-current={id === scenario.id}>
					{label}
				</Link>
			))}
			<Link to={`/p/${projectId}/options?tab=manage&scenario=${encodeURIComponent(scenario.id)}`}>All scenarios</Link>
		</Menu>
	)
}

const EXPORTS = ['report.pdf', 'plan.json']

/** Where a link shows no more than single files, these are what there is. */
function FileMenu({ projectId, scenarioId }: { projectId: string; scenarioId: string }) {
	const search = `?scenario=${encodeURIComponent(scenarioId)}`
	const opens = useOpens()
	if (!EXPORTS.some(opens)) return null
	return (
		<Menu
			summaryClass="button button-primary"
			ariaLabel="Export"
			label={
				<>
					<FileDown className="icon-small" strokeWidth={1.75} aria-hidden />
					<span className="wide-only">Export</span>
				</>
			}
		>
			{opens('report.pdf') && (
				<a href={`/p/${projectId}/report.pdf${search}`} download>
					<FileText className="icon-small" strokeWidth={1.75} aria-hidden />
					Buildout report (PDF)
				</a>
			)}
			{opens('plan.json') && (
				<a href={`/p/${projectId}/plan.json${search}`} download>
					<FileJson className="icon-small" strokeWidth={1.75} aria-hidden />
					Plan file (JSON)
				</a>
			)}
		</Menu>
	)
}

/** The plan as files, and files into it. */
function Exchange({ projectId, scenarioId }: { projectId: string; scenarioId: string }) {
	const exchange = useDialogLink('exchange')
	if (!useOpens()('exchange')) return <FileMenu projectId={projectId} scenarioId={scenarioId} />
	return (
		<ButtonLink
			kind="primary"
			to={`/p/${projectId}/exchange?scenario=${encodeURIComponent(scenarioId)}`}
			aria-label="Import & export"
			{...exchange}
		>
			<FileDown className="icon-small" strokeWidth={1.75} aria-hidden />
			<span className="wide-only">Import &amp; export</span>
		</ButtonLink>
	)
}

function Whose({ team, visitor, guest }: Pick<PlanBarProps, 'team' | 'visitor' | 'guest'>) {
	if (guest) return <span className="text-ink-2">Shared</span>
	if (visitor) return <span className="text-ink-2">Sample</span>
	return <Link to={`/t/${team.id}`}>{team.name}</Link>
}

/** The bar: where one is, whether it is saved, who else may see it, and the way out on paper. */
export function PlanBar(props: PlanBarProps) {
	const opens = useOpens()
	const share = useDialogLink('share')
	const { projectId, projectName, team, scenario, scenarios, canEdit, mayShare, visitor, guest, counts, self } = props
	return (
		<header className="bar">
			<Logo to={guest ? '/' : '/app'} short />
			<span className="crumb">
				<span className="wide-only">
					<Whose team={team} visitor={visitor} guest={guest} /> <span className="text-ink-3">/</span>
				</span>
				<b>{projectName}</b>
			</span>
			<span className="bar-scenario">
				<Scenario projectId={projectId} scenario={scenario} scenarios={scenarios} />
			</span>
			{canEdit && <SaveState />}
			{canEdit && (
				<UndoForm>
					<IconButton label="Undo (Ctrl+Z)" kind="ghost">
						<Undo2 className="icon-small" strokeWidth={1.75} aria-hidden />
					</IconButton>
				</UndoForm>
			)}
			<span className="spring" />
			<Faces />
			<PlanKeys base={`/p/${projectId}`} pages={PLAN_PAGES.filter(({ to }) => opens(to))} {...{ canEdit, mayShare }} />
			<ThemeButton />
			{visitor && (
				<ButtonLink to={`/signup?redirectTo=${encodeURIComponent(`/p/${projectId}`)}`}>Sign up to save</ButtonLink>
			)}
			{mayShare && (
				<ButtonLink to={`/p/${projectId}/share`} {...share}>
					<UserPlus className="icon-small" strokeWidth={1.75} aria-hidden />
					<span className="wide-only">Share</span>
					<span className="phone-only sr-only">Share</span>
				</ButtonLink>
			)}
			<Exchange projectId={projectId} scenarioId={scenario.id} />
			{!visitor && !guest && <AccountMenu self={self} counts={counts} />}
		</header>
	)
}
