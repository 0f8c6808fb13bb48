import type { Session } from 'electron';
import { connectNowhere } from './cut-off-network.ts';
import { decidePermission } from './decide-permission.ts';
import { decideRequest } from './decide-request.ts';
import type { Refused } from './refusals.ts';

/** Gives a browser session nothing but the app's own files. For every session, before anything is loaded in it. */
export function lockDownSession(
  session: Session,
  { devTools, refused }: { devTools: boolean; refused: Refused },
): void {
  // Setting the handler to null first drops what an earlier version may have granted.
  session.setPermissionRequestHandler(null);
  session.setPermissionRequestHandler((contents, permission, answer, details) => {
    const granted = decidePermission(permission, details.requestingUrl, details.isMainFrame);
    if (!granted) refused(contents.id, `permission ${permission}`);
    answer(granted);
  });
  session.setPermissionCheckHandler((_contents, permission, origin, details) =>
    decidePermission(permission, origin, details.isMainFrame),
  );
  session.setDevicePermissionHandler(() => false);
  session.setDisplayMediaRequestHandler((_request, answer) => answer(null));
  session.webRequest.onBeforeRequest((details, answer) => {
    const allowed = decideRequest(details, { devTools });
    if (!allowed) refused(details.webContentsId ?? null, `request ${details.resourceType}`);
    answer({ cancel: !allowed });
  });
  // Should it be refused, the program ends: a promise that nobody catches is a defect (`run-shell.ts`).
  void connectNowhere(session);
  session.on('will-download', (event, _item, contents) => {
    event.preventDefault();
    refused(contents.id, 'download');
  });
}
