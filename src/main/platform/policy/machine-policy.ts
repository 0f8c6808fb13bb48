import { mayChangeOnWindows } from './may-change-on-windows.ts';
import { managedPreferences, plutilToJson } from './managed-preferences.ts';
import { policyFile, policyFolder } from './policy-files.ts';
import type { PolicySource } from './policy-source.ts';
import { mayChangeOnPosix } from './read-protected-file.ts';
import { printKey, registryPolicy } from './registry-policy.ts';

const all =
  (...sources: readonly PolicySource[]): PolicySource =>
  async () =>
    (await Promise.all(sources.map((read) => read()))).flat();

/** Where each platform keeps the policy of this PC, the least weighty first. */
export function machinePolicy(platform: NodeJS.Platform): PolicySource {
  if (platform === 'win32') {
    return all(
      policyFile('C:\\ProgramData\\Drillroom\\Drillroom\\policy.json', mayChangeOnWindows),
      registryPolicy(printKey),
    );
  }
  if (platform === 'darwin') {
    return all(
      policyFile('/Library/Application Support/Drillroom/policy.json', mayChangeOnPosix),
      managedPreferences('/Library/Managed Preferences/app.drillroom.desktop.plist', {
        mayChange: mayChangeOnPosix,
        toJson: plutilToJson,
      }),
    );
  }
  return policyFolder('/etc/drillroom/policies/managed', mayChangeOnPosix);
}
