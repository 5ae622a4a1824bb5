import { Link } from '@remix-run/react'
import { ChevronRight } from 'lucide-react'
import { useOpens } from '#app/components/plan/link-opens.tsx'
import { useScenarioSearch } from '#app/hooks/use-address-with.ts'
import type { OverviewView } from '#server/views/pages/overview-view.ts'

/** How much waits for somebody, in one line, and the way there. */
export function TodoCard({ todo }: Pick<OverviewView, 'todo'>) {
	const search = useScenarioSearch()()
	const opens = useOpens()
	if (todo.count === 0 || !opens('todo')) return null
	return (
		<section className="card todo-card">
			<Link to={`todo${search}`} className="todo-link">
				<h2>
					To do <span className="tag">{todo.count}</span>
				</h2>
				<span className="text-ink-2">{todo.text}</span>
				<ChevronRight className="icon" strokeWidth={1.75} aria-hidden />
			</Link>
		</section>
	)
}
