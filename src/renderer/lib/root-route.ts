import { createRootRoute } from '@tanstack/react-router';

/** The route that every screen hangs from. The shell gives it its frame; a feature's routes name it as their parent. */
export const rootRoute = createRootRoute();
