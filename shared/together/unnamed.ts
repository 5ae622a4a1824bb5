/** Who did something, to somebody who has the plan by a link. */
export const UNNAMED = 'A planner'
