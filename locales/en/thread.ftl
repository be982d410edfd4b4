## Messages to and fro
