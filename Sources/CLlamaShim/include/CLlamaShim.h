// The few engine symbols with C++ linkage, made callable from Swift.
#pragma once
