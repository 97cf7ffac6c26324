import type { NextConfig } from 'next';

const config: NextConfig = {
  // The built-in endpoint is TypeScript source of this workspace.
  transpilePackages: ['@responses-bridge/upstream'],
};

export default config;
